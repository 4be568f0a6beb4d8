import type {Effect} from './classify-call.ts'
import {startOfWord, textOfWord} from './shell-tree.ts'
import type {ProgramCall} from './unwrap.ts'

const destroys = new Set(['delete', 'destroy', 'rm', 'restore-backup', 'reset', 'purge'])
const changes = new Set(
  `create update patch set add enable disable deploy clone promote promote-replica restart failover switchover import
  replace update-traffic add-iam-policy-binding remove-iam-policy-binding set-iam-policy add-backend remove-backend
  remove rename move resume pause undelete rotate submit call publish execute reschedule mv cp rsync run start stop
  suspend resize seek ack write set-password set-labels`.split(/\s+/),
)
/** What only looks ends the path: behind it stand names, ex: a schedule that is called `start`. */
const looks = new Set(['describe', 'list', 'read', 'access'])
const tracks = new Set(['alpha', 'beta', 'preview'])

/** What a gcloud command does, by the last word of its path. */
export function classifyGcloud(call: ProgramCall): Effect | undefined {
  const path = pathOf(call)
  const verb = path.at(-1) ?? ''
  if (/^(?:auth|config|components|topic|help|info|meta)$/.test(path[0] ?? '')) return undefined
  const isRestore = path.join(' ') === 'sql backups restore' || path.slice(0, 2).join(' ') === 'sql import'
  if (isRestore) return {risk: 'destructive', isClear: true, what: 'overwrites its target'}
  if (destroys.has(verb)) return {risk: 'destructive', isClear: true, what: 'deletes'}
  if (changes.has(verb)) return {risk: 'change', isClear: true, what: 'changes something'}
  return undefined
}

/** The words of the command's path: those before the first verb, the verb included. ex: sql instances delete */
export function pathOf({words}: ProgramCall): readonly string[] {
  const path: string[] = []
  for (const word of words.slice(1)) {
    const text = textOfWord(word)
    if (text === undefined || !/^[a-z][a-z0-9-]*$/.test(text)) {
      if (startOfWord(word).startsWith('-')) continue
      break
    }
    if (!tracks.has(text)) path.push(text)
    if (looks.has(text) || destroys.has(text) || (changes.has(text) && path.length > 1)) break
  }
  return path
}
