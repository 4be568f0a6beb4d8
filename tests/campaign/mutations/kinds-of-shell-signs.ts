import {inCode} from './code-sites.ts'
import type {MutationKind} from './mutation.ts'
import {commandText, inShell, isWord, remove} from './shell-sites.ts'

const shells = ['bash', 'sh']

/** ex: `test "$a" = b` becomes `test "$a" == = b` or `test "$a" =q b` */
const testSign = inShell(
  'test: a letter more behind its operator',
  (found, text) => isWord(found) && /^test\s/.test(commandText(found)) && /^(?:-[a-z]{1,2}|!?=)$/.test(text),
  (text) => () => `${text}q`,
)

const testGone = inShell(
  'test: its operator is gone',
  (found, text) => isWord(found) && /^test\s/.test(commandText(found)) && /^(?:-[a-z]{2}|!?=)$/.test(text),
  remove,
)

const dollar = inShell(
  'variable: its dollar is gone',
  ({node, above}, text) =>
    node.type === 'simple_expansion' && above[0]?.type === 'string' && /^\$[A-Z]/.test(text),
  (text) => () => text.slice(1),
)

const singleQuotes = inShell(
  'quotes: single ones around a variable',
  ({node}, text) => node.type === 'string' && /^"\$[A-Z_]+"$/.test(text),
  (text) => () => `'${text.slice(1, -1)}'`,
)

/** What follows a command before the next one. */
const operatorGone = inShell(
  'operator: gone',
  ({node, above}, text) =>
    !node.isNamed && /^(?:\||&&|\|\|)$/.test(text) && /^(?:pipeline|list)$/.test(above[0]?.type ?? ''),
  remove,
)

const redirectGone = inCode(
  'redirection: its sign is gone',
  {languages: shells, pattern: /(?<= )(?:<<<|>&(?=2)|[<>](?=["/$]))/g},
  () => () => '',
)

const hereStart = inCode(
  'here-document: its start is gone',
  {languages: shells, pattern: /<<-?'?(?:EOF|END|JSON|YAML|SQL)'?/g},
  (text) => (random) => ['', '<', text.slice(1)][random.below(3)],
)

const documentSign = inShell(
  'here-document: a sign of its JSON is gone',
  ({node}, text) => node.type === 'heredoc_body' && /^\s*[{[]/.test(text),
  (text) => (random) => {
    // A comma or colon with a space behind it, inside a text, is a sign of its sentence and not of JSON.
    const bare = text.replace(/"(?:\\.|[^"\\\n])*"/g, (said) => said.replace(/[,:](?= )/g, '_'))
    const signs = [...bare.matchAll(/[{}[\]":,]/g)].map(({index}) => index)
    const at = signs[random.below(signs.length)]!
    return text.slice(0, at) + text.slice(at + 1)
  },
)

const exitCode = inCode(
  'shell: an exit status is a word',
  {languages: shells, pattern: /(?<=\b(?:exit|return) )\d+/g},
  () => () => 'two',
)

const pattern = inShell(
  'pattern: a bracket of grep, sed or =~ is gone',
  (found, text) =>
    (/^(?:grep|sed)\s/.test(commandText(found)) && isWord(found) && /[()[\]]/.test(text)) ||
    found.node.type === 'regex',
  (text) => (random) => {
    const signs = [...text.matchAll(/[()[\]]/g)].map(({index}) => index)
    const at = signs[random.below(signs.length)]
    return at === undefined ? undefined : text.slice(0, at) + text.slice(at + 1)
  },
)

const shortOption = inShell(
  'program: another short option',
  (found, text) => isWord(found) && /^-[a-zA-Z]{1,4}$/.test(text) && !/^test\s/.test(commandText(found)),
  (text) => () => `${text}W`,
)

const substitution = inCode(
  'substitution: its dollar is gone',
  {languages: shells, pattern: /\$(?=\()/g},
  () => () => '',
)

const expansion = inCode(
  'expansion: its operator is gone',
  {languages: shells, pattern: /(?<=\$\{[A-Za-z_]+)(?::-|:\+|##|%%|#|%)/g},
  () => () => '',
)

/** Damage to the signs of shell code. */
export const shellSignKinds: readonly MutationKind[] = [
  testSign,
  testGone,
  dollar,
  singleQuotes,
  operatorGone,
  redirectGone,
  hereStart,
  documentSign,
  exitCode,
  pattern,
  shortOption,
  substitution,
  expansion,
]
