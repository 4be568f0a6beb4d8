import {letter, type MutationKind} from './mutation.ts'
import {type ShellNode, shellNodes, siteIn} from './read-corpus.ts'
import {before, inShell, isOfGcloud, isWord, remove, sinceCommand} from './shell-sites.ts'

const flag = /^--[a-z][a-z-]*(?==|$)/

/** ex: `--project` of `--project="$PROJECT"` */
const flagLetter: MutationKind = {
  name: 'flag: a letter',
  sites: (corpus) =>
    shellNodes(corpus).flatMap((found) => {
      const {node, block} = found
      const [name = ''] = flag.exec(block.code.slice(node.start, node.end)) ?? []
      if (!isWord(found) || name === '') return []
      return [siteIn(block, {start: node.start, end: node.start + name.length}, letter(name))]
    }),
}

/** ex: `--limit=5` becomes `--limit` */
const flagValue: MutationKind = {
  name: 'flag: its value is gone',
  sites: (corpus) =>
    shellNodes(corpus).flatMap((found) => {
      const {node, block} = found
      const text = block.code.slice(node.start, node.end)
      const [name = ''] = flag.exec(text) ?? []
      if (!isOfGcloud(found) || name === '' || name === text) return []
      return [siteIn(block, {start: node.start + name.length, end: node.end}, remove())]
    }),
}

/** ex: `gcloud secrets versions add --data-file=-` without the name of the secret */
const argumentMissing = inShell(
  'gcloud: an argument is missing',
  (found, text) =>
    isOfGcloud(found) && /^"\$\w+"$|^[A-Z_]{4,}$/.test(text) && !/--\S+$/.test(before(found, 1)),
  remove,
)

const flagNumber = inShell(
  'gcloud: a number becomes a word',
  (found, text) => isOfGcloud(found) && /^--[a-z-]+=\d+[a-z]?$/.test(text),
  (text) => () => text.replace(/=.*/, '=many'),
)

/** ex: `gcloud sql instnces list` */
const gcloudWord = inShell(
  'gcloud: a letter of the command',
  (found, text) => isOfGcloud(found) && /^[a-z][a-z-]+$/.test(text) && !/--/.test(sinceCommand(found)),
  letter,
)

/** ex: `gcloud preview sql …`, or a track left out where it is written */
const gcloudTrack: MutationKind = {
  name: 'gcloud: another release track',
  sites: (corpus) =>
    shellNodes(corpus).flatMap((found) => {
      const {node, block} = found
      if (!isOfGcloud(found) || !/^gcloud\s+$/.test(sinceCommand(found))) return []
      const text = block.code.slice(node.start, node.end)
      const isTrack = /^(alpha|beta|preview)$/.test(text)
      return [siteIn(block, node, () => (isTrack ? '' : `preview ${text}`))]
    }),
}

const program = inShell(
  'program: a letter',
  ({node}, text) => node.type === 'command_name' && /^[a-z][a-z_-]{2,}$/.test(text),
  letter,
)

const variable = inShell(
  'variable: a letter',
  ({node, above}) =>
    node.type === 'variable_name' && /^(simple_expansion|expansion)$/.test(above[0]?.type ?? ''),
  letter,
)

/** One quote of a pair. */
const quote: MutationKind = {
  name: 'quote: one of a pair is gone',
  sites: (corpus) =>
    shellNodes(corpus).flatMap(({node, block}) => {
      if (node.type !== 'string' && node.type !== 'raw_string') return []
      const ends = [node.start, node.end - 1]
      return ends.map((at) => siteIn(block, {start: at, end: at + 1}, remove()))
    }),
}

const bracket = inShell(
  'bracket: one of a pair is gone',
  ({node}, text) => !node.isNamed && /^(\$?[({]|[)}]|\[\[?|\]\]?|\(\(|\)\))$/.test(text),
  remove,
)

const keyword = inShell(
  'keyword: gone',
  ({node}, text) => !node.isNamed && /^(if|then|fi|do|done|case|esac|in|while|for|until)$/.test(text),
  remove,
)

const keywordLetter = inShell(
  'keyword: a letter',
  ({node}, text) => !node.isNamed && /^(then|done|esac|while|until|else|elif)$/.test(text),
  letter,
)

/** A line that goes on, and does not any more. */
const continuation: MutationKind = {
  name: 'line: its backslash is gone',
  sites: ({blocks}) =>
    blocks
      .filter(({language}) => language === 'bash')
      .flatMap((block) =>
        [...block.code.matchAll(/ \\\n/g)].map(({index}) => ({
          ...siteIn(block, {start: index, end: index + 2}, remove()),
          // The next line is what breaks.
          partners: [lineIn(block, index) + 1],
        })),
      ),
}

function lineIn({openLine, code}: ShellNode['block'], offset: number): number {
  return openLine + code.slice(0, offset).split('\n').length
}

const operator = inShell(
  'operator: written twice',
  ({node, above}, text) =>
    !node.isNamed &&
    /^(\||&&|\|\||>|<)$/.test(text) &&
    above[0]?.type !== 'test_command' &&
    above[0]?.type !== 'binary_expression',
  (text) => () => `${text} ${text}`,
)

/** Damage to shell code. */
export const shellKinds: readonly MutationKind[] = [
  flagLetter,
  flagValue,
  argumentMissing,
  flagNumber,
  gcloudWord,
  gcloudTrack,
  program,
  variable,
  quote,
  bracket,
  keyword,
  keywordLetter,
  continuation,
  operator,
]
