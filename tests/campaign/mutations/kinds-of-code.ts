import {inCode} from './code-sites.ts'
import {type Block, type MutationKind, misspell, type Site} from './mutation.ts'

const sqlKeyword = inCode(
  'SQL: a letter of a keyword',
  {
    languages: ['sql'],
    pattern:
      /\b(?:SELECT|FROM|WHERE|ALTER|DATABASE|RESET|ZONE|TIME|INSERT|UPDATE|CREATE|TABLE|ORDER|GROUP|INTO|VALUES)\b/g,
  },
  (text) => (random) => misspell(text, random),
)

const sqlSign = inCode(
  'SQL: a bracket or quote is gone',
  {languages: ['sql'], pattern: /[()']/g},
  () => () => '',
)

const pythonSign = inCode(
  'Python: a bracket, quote or colon is gone',
  {languages: ['python'], pattern: /[()[\]{}'"]|:(?=\n)/g},
  () => () => '',
)

const dataSign = inCode(
  'JSON and YAML block: a bracket, quote or colon is gone',
  {languages: ['json', 'yaml'], pattern: /[[\]{}"]|:(?= )/g},
  () => () => '',
)

/** Another language that a fence may be moved to. */
const others: Readonly<Record<string, readonly string[]>> = {
  bash: ['sql', 'json', 'python'],
  sql: ['bash', 'python', 'json'],
  python: ['bash', 'sql', 'json'],
  yaml: ['json', 'sql'],
  json: ['sql', 'bash'],
}

const language: MutationKind = {
  name: 'fence: another language',
  sites: ({blocks}) =>
    blocks.flatMap((block) => {
      const names = others[block.language]
      if (!names) return []
      return [
        {...languageSite(block, (random) => names[random.below(names.length)]!), partners: linesOf(block)},
      ]
    }),
}

const languageLetter: MutationKind = {
  name: 'fence: a letter of the language',
  sites: ({blocks}) =>
    blocks
      .filter((block) => others[block.language])
      .map((block) => languageSite(block, (random) => misspell(block.language, random))),
}

/** All of our own fences open with three backquotes. */
function languageSite({file, open, language: name}: Block, write: Site['write']): Site {
  return {file, start: open + 3, end: open + 3 + name.length, write}
}

function linesOf({openLine, code}: Block): readonly number[] {
  return code.split('\n').map((_, index) => openLine + 1 + index)
}

/** The line that closes a fence is gone. */
const unclosed: MutationKind = {
  name: 'fence: its end is gone',
  sites: ({blocks}) =>
    blocks.map(({file, close, openLine}) => ({
      ...{file, start: close, end: close + 3, write: () => ''},
      partners: [openLine],
    })),
}

/** Damage to fences and to code that is no shell. */
export const codeKinds: readonly MutationKind[] = [
  sqlKeyword,
  sqlSign,
  pythonSign,
  dataSign,
  language,
  languageLetter,
  unclosed,
]
