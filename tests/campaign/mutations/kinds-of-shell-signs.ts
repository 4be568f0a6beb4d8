import {inCode} from './code-sites.ts'
import type {MutationKind} from './mutation.ts'
import {commandText, inShell, isWord, letter, remove, sinceCommand} from './shell-sites.ts'

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

const redirectTarget = inCode(
  'redirection: another target',
  {languages: shells, pattern: />&2\b|2>&1|>\/dev\/null|<\/dev\/null/g},
  (text) => () => text.replace('>&', '>').replace('/dev/null', '/dev/nul'),
)

const redirectGone = inCode(
  'redirection: its sign is gone',
  {languages: shells, pattern: /(?<= )(?:<<<|>&(?=2)|[<>](?=["/$]))/g},
  () => () => '',
)

const semicolon = inCode(
  'shell: a semicolon is gone',
  {languages: shells, pattern: /;(?= (?:then|do)\b)|;;/g},
  () => () => '',
)

const hereDocument = inCode(
  'here-document: a letter of its end',
  {languages: shells, pattern: /^(?:EOF|END|JSON|YAML|SQL)$/gm},
  (text) => letter(text),
)

const hereStart = inCode(
  'here-document: its start is gone',
  {languages: shells, pattern: /<<-?'?(?:EOF|END|JSON|YAML|SQL)'?/g},
  () => () => '',
)

const documentSign = inShell(
  'here-document: a sign of its JSON is gone',
  ({node}, text) => node.type === 'heredoc_body' && /^\s*[{[]/.test(text),
  (text) => (random) => {
    const signs = [...text.matchAll(/[{}[\]":,]/g)].map(({index}) => index)
    const at = signs[random.below(signs.length)]!
    return text.slice(0, at) + text.slice(at + 1)
  },
)

const exitCode = inCode(
  'shell: an exit status is a word',
  {languages: shells, pattern: /(?<=\b(?:exit|return) )\d+/g},
  () => () => 'two',
)

const sleepTime = inCode(
  'shell: a time is a word',
  {languages: shells, pattern: /(?<=\b(?:sleep|head -n|head -c|tail -n) )\d+/g},
  () => () => 'many',
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

const sedSign = inShell(
  'sed: a sign of its script is gone',
  (found, text) => /^sed\s/.test(commandText(found)) && isWord(found) && /^'?s?[/|,]/.test(text.slice(0, 3)),
  (text) => (random) => {
    const signs = [...text.matchAll(/[/|,]/g)].map(({index}) => index)
    const at = signs[random.below(signs.length)]!
    return text.slice(0, at) + text.slice(at + 1)
  },
)

const shortOption = inShell(
  'program: another short option',
  (found, text) => isWord(found) && /^-[a-zA-Z]{1,4}$/.test(text) && !/^test\s/.test(commandText(found)),
  (text) => () => `${text}W`,
)

const curlAddress = inShell(
  'curl: its address is gone',
  (found, text) => isWord(found) && /^curl\s/.test(commandText(found)) && /_URL|https?:/.test(text),
  remove,
)

const scheme = inCode(
  'address: a letter of its scheme',
  {languages: [...shells, 'json', 'yaml'], pattern: /\bhttps?(?=:\/\/)/g},
  (text) => letter(text),
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

const assignment = inCode(
  'assignment: a space before its sign',
  {languages: shells, pattern: /(?<=^[a-z_]+)=(?=["$'])/gm},
  () => () => ' =',
)

const assigned = inCode(
  'assignment: a letter of its name',
  {languages: shells, pattern: /(?<=^ *)[a-z_]{4,}(?=="?\$\()/gm},
  (text) => letter(text),
)

const loopVariable = inCode(
  'loop: a letter of its variable',
  {languages: shells, pattern: /(?<=\bfor )[a-z_]{3,}(?= in)/g},
  (text) => letter(text),
)

const program = inShell(
  'program: gone',
  (found, text) =>
    found.node.type === 'command_name' &&
    /^(?:gcloud|curl|test|grep|sed|printf|echo)$/.test(text) &&
    sinceCommand(found) === '',
  remove,
)

/** Damage to the signs of shell code. */
export const shellSignKinds: readonly MutationKind[] = [
  testSign,
  testGone,
  dollar,
  singleQuotes,
  operatorGone,
  redirectTarget,
  redirectGone,
  semicolon,
  hereDocument,
  hereStart,
  documentSign,
  exitCode,
  sleepTime,
  pattern,
  sedSign,
  shortOption,
  curlAddress,
  scheme,
  substitution,
  expansion,
  assignment,
  assigned,
  loopVariable,
  program,
]
