import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Tools} from './code/tools.ts'
import {isData, type Target} from './find-targets.ts'

/** Files that a page may give to gcloud. */
const mayBePolicy = /^(?!tests\/|src\/|plugins\/|package)[^.].*\.(?:json|ya?ml)$/

/** Scripts whose options a page may use. */
const mayBeCalled = /^scripts\/.*\.[cm]?js$/

const asked = ['bash', 'gcloud', 'pwsh', 'python3', 'shellcheck']

/** Digest of what the answers about code depend on besides the page: values of environments, tools, and evidence. */
export function digestSurroundings({root, tree}: Target, tools: Tools): string {
  const hash = createHash('sha256')
  for (const file of tree.files.filter(
    (name) => isData(name) || mayBePolicy.test(name) || mayBeCalled.test(name),
  ))
    hash.update(`${file}\0${readOr(root, file)}\0`)
  const evidence = '.runbook/evidence'
  for (const name of listOr(join(root, evidence)))
    hash.update(`${name}\0${readOr(root, `${evidence}/${name}`)}\0`)
  for (const name of asked) hash.update(`${name}\0${describeTool(tools.find(name))}\0`)
  return hash.digest('hex')
}

/** A tool that was updated is another file, or has another version beside it. */
function describeTool(path: string | undefined): string {
  if (path === undefined) return ''
  const own = realpathSync(path)
  const {size, mtimeMs} = statSync(own)
  return `${own} ${size} ${mtimeMs} ${readOr(dirname(dirname(own)), 'VERSION')}`
}

function readOr(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    // What is not there, or not to be read, is a state of its own: another digest than any text.
    return '\0'
  }
}

function listOr(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    // No rehearsal has left evidence yet.
    return []
  }
}
