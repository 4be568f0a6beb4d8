import {alwaysThere, builtins, commonTools, wrappers} from '../shell/known-commands.ts'
import type {Refusal} from './verdict.ts'

const keywords = new Set(
  'if then else elif fi for while until do done case esac select function in { } ! (( ('.split(' '),
)
const known = [alwaysThere, builtins, commonTools, wrappers, keywords]

/** Lines that no script has: sentences, marks, fields, numbers, data, and code of other languages. */
const foreign = [
  /^\s*[A-Z][a-z]+ [a-z]+ [a-z]/m,
  /^\s*(?:[✓✔✅✗✕❌⚠•→➜❯λ▶🔍📦]|\*\s|\d+[.)]\s|>>> |[\w-]*[>#] )/mu,
  /^\s*[A-Z][\w -]*:(?:\s|$)/m,
  /^\s*"[\w-]+"\s*:/m,
  /^\s*(?:(?:const|let|var|import|from|package|public|private) .*[;{'"]?$|module\.exports|foreach\b|\/\/|\/\*|end$|at \w[\w.]+ \()/m,
  /^\s*(?:GET|POST|PUT|PATCH|DELETE) \S|\bHTTP\/\d/m,
  /\{\{|\{%|<%/,
]

/**
 * True where a refused shell block is what a command prints, or has text between its commands: a stranger's page shows
 * both in one fence, and its reader knows which is which. A script is what only has lines that begin with a command.
 */
export function isOutput(code: string, {offset, message}: Refusal): boolean {
  // Outside of scripts a bracket stands in a sentence or in another language as a rule.
  if (
    /encountered `\(`|`\w+\(` must be followed|`\}` can only|must be followed by `\)`|`a\[b\]`/.test(message)
  )
    return true
  // An apostrophe
  if (/^'\w/.test(code.slice(offset)) && /\w$/.test(code.slice(0, offset))) return true
  return foreign.some((shape) => shape.test(withoutDocuments(code))) || !isCommand(logicalLine(code, offset))
}

/** Text that a command is given is none of the script's own. */
function withoutDocuments(code: string): string {
  return code.replace(/<<-?\s*(['"]?)(\w+)\1[^\n]*\n[\s\S]*?\n[ \t]*\2(?=\n|$)/g, '')
}

/** The line around an offset, with those that it goes on from. */
function logicalLine(code: string, offset: number): string {
  let start = code.lastIndexOf('\n', offset - 1) + 1
  while (start > 1 && /\\[ \t]*$/.test(code.slice(0, start - 1)))
    start = code.lastIndexOf('\n', start - 2) + 1
  return code
    .slice(start)
    .split(/(?<!\\)\n/)[0]!
    .trim()
}

function isCommand(line: string): boolean {
  if (/^(?:\w+\+?=|[$"]|\.{0,2}~?\/\w|\[\[? )/.test(line)) return true
  const [, head = ''] = /^([\w.+-]+|[{}!]|\(\(?)(?=[\s;&|)]|$)/.exec(line) ?? []
  // ex: `tool list --all`
  return known.some((names) => names.has(head)) || /^[a-z][\w.+-]*(?:\s[^\s]+)*\s--?[a-z]/.test(line)
}
