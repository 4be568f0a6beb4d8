import type {Risk} from '../../model/runbook.ts'
import {classifyGcloud} from './classify-gcloud.ts'
import {startOfWord, textOfWord, type Word} from './shell-tree.ts'
import {hasOption, operandsOf, type ProgramCall} from './unwrap.ts'

/** What a call does to the outside, as far as its words say. */
export interface Effect {
  readonly risk: Exclude<Risk, 'read'>
  /** False where it depends on what a run finds: then it is a warning. */
  readonly isClear: boolean
  /** ex: `deletes` */
  readonly what: string
}

const clearly = (risk: Effect['risk'], what: string): Effect => ({risk, isClear: true, what})
const likely = (risk: Effect['risk'], what: string): Effect => ({risk, isClear: false, what})

type Classify = (call: ProgramCall) => Effect | undefined

const programs: Readonly<Record<string, Classify>> = {
  gcloud: classifyGcloud,
  rm: (call) => onFiles(call, 'deletes files'),
  shred: (call) => onFiles(call, 'destroys files'),
  truncate: (call) => onFiles(call, 'empties files'),
  mv: (call) => (hasOption(call, '-f', '--force') ? likely('destructive', 'overwrites files') : undefined),
  find: (call) => classifyFind(call),
  dd: (call) => classifyDd(call),
  mkfs: () => clearly('destructive', 'makes an empty file system'),
  dropdb: () => clearly('destructive', 'drops a database'),
  gsutil: ({words}) =>
    isOneOf(words[1], 'rm', 'rb') ? clearly('destructive', 'deletes objects') : undefined,
  kubectl: ({words}) => (isOneOf(words[1], 'delete') ? clearly('destructive', 'deletes') : undefined),
  terraform: ({words}) => (isOneOf(words[1], 'destroy') ? clearly('destructive', 'destroys') : undefined),
  psql: (call) => classifyPsql(call),
  curl: (call) => classifyCurl(call),
}

/** What a call changes; undefined where it only looks, or nothing is known of it. */
export function classifyCall(call: ProgramCall): Effect | undefined {
  if (call.name === undefined || hasOption(call, '--help', '--dry-run', '--validate-only', '--version'))
    return undefined
  return Object.hasOwn(programs, call.name) ? programs[call.name]!(call) : undefined
}

function isOneOf(word: Word | undefined, ...names: readonly string[]): boolean {
  return names.includes(textOfWord(word) ?? '')
}

/** A fixed path is clear; a variable may be a file that the block itself has made. */
function onFiles(call: ProgramCall, what: string): Effect | undefined {
  const targets = operandsOf(call).filter((word) => !isTemporary(word))
  if (targets.length === 0) return undefined
  const isFixed = targets.some((word) => /^(?:\/|~)/.test(startOfWord(word)) || isBelowHome(word))
  return isFixed ? clearly('destructive', what) : likely('destructive', what)
}

/** ex: `"$HOME/backups"`, which is as fixed as `~/backups` */
function isBelowHome({parts: [first, next]}: Word): boolean {
  return first?.kind === 'variable' && first.name === 'HOME' && next?.kind === 'text'
}

/** True for what is below the step's own folder for passing files, or a place that holds nothing. */
export function isTemporary(word: Word): boolean {
  const [first] = word.parts
  if (first?.kind === 'variable') return /^(?:TMPDIR|tmp\w*|TMP\w*|temp\w*)$/.test(first.name)
  return /^(?:\/tmp\/|\/dev\/(?:null|stdout|stderr|tty|fd)|\/proc\/self)/.test(startOfWord(word))
}

/** ex: `find /var/lib/service -name "*.bak" -delete` */
function classifyFind(call: ProgramCall): Effect | undefined {
  const deletes = call.words.some(
    (word, index) =>
      isOneOf(word, '-delete') ||
      (isOneOf(word, '-exec', '-execdir', '-ok') && isOneOf(call.words[index + 1], 'rm', 'shred')),
  )
  const [, from] = call.words
  if (!deletes || !from || isTemporary(from)) return undefined
  return /^(?:\/|~)/.test(startOfWord(from)) || isBelowHome(from)
    ? clearly('destructive', 'deletes files')
    : likely('destructive', 'deletes files')
}

function classifyDd(call: ProgramCall): Effect | undefined {
  const target = call.words.find((word) => startOfWord(word).startsWith('of='))
  if (!target || startOfWord(target) === 'of=/dev/null') return undefined
  return startOfWord(target).startsWith('of=/')
    ? clearly('destructive', 'overwrites its target')
    : likely('destructive', 'overwrites its target')
}

/** Words of psql hold SQL; a here-document is read by the rule that knows its text. */
function classifyPsql(call: ProgramCall): Effect | undefined {
  return call.words.map((word) => classifySqlText(startOfWord(word))).find((effect) => effect !== undefined)
}

/** What a text of SQL does, by its words alone. */
export function classifySqlText(sql: string): Effect | undefined {
  const bare = sql.replace(/--.*$/gm, '')
  if (
    /\b(?:drop\s+(?:table|database|schema|index|view|role|user|owned|sequence|function)|truncate\b)/i.test(
      bare,
    )
  )
    return clearly('destructive', 'drops or empties')
  if (/\bdelete\s+from\s+[\w."]+\s*(?:;|$)/i.test(bare)) return clearly('destructive', 'deletes all rows')
  if (/\bdelete\s+from\b/i.test(bare)) return likely('destructive', 'deletes rows')
  if (
    /\b(?:update\s+[\w."]+\s+set|insert\s+into|alter\s+(?:table|database|system|role|user)|create\s+(?:table|index|unique|role|user|database))\b/i.test(
      bare,
    )
  )
    return clearly('change', 'changes the database')
  return undefined
}

function classifyCurl(call: ProgramCall): Effect | undefined {
  const texts = call.words.map(startOfWord)
  const method = texts.flatMap((text, index) => {
    if (text === '-X' || text === '--request') return texts[index + 1] ?? ''
    return /^(?:-X|--request=)(.+)/.exec(text)?.[1] ?? []
  })[0]
  if (method === 'DELETE') return clearly('destructive', 'sends DELETE')
  const effect = asksByPost(call) ? likely : clearly
  if (method !== undefined && /^(?:POST|PUT|PATCH)$/.test(method)) return effect('change', `sends ${method}`)
  const sends = hasOption(
    call,
    '-d',
    '--data',
    '--data-raw',
    '--data-binary',
    '--json',
    '--form',
    '-F',
    '-T',
    '--upload-file',
  )
  return sends && method === undefined && !hasOption(call, '-G', '--get')
    ? effect('change', 'sends data')
    : undefined
}

/** Some services are asked by POST, because the question is long. ex: `/_search`, `:query`, `/graphql` */
function asksByPost({words}: ProgramCall): boolean {
  const texts = words.map(({parts}) => parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''))
  return texts.some((text) => /[/:]_?(?:search|query\w*|graphql|validate|test\w*)(?![\w.])/i.test(text))
}
