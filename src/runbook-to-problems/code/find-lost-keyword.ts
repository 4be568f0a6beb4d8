import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {alwaysThere, builtins} from '../shell/known-commands.ts'

/** Where a keyword of the shell is missing or misspelt. */
export interface LostKeyword {
  readonly offset: number
  readonly message: string
}

const spelled = ['then', 'done', 'esac', 'else', 'elif', 'while', 'until', 'case']
/** What opens a statement, and the keyword that its body begins with. */
const bodies: Readonly<Record<string, string>> = {
  if: 'then',
  elif: 'then',
  while: 'do',
  until: 'do',
  for: 'do',
}
const ends = new Set(['fi', 'done', 'esac', 'else'])

/**
 * The keyword that a refused block lacks. The parser notices only where the statement ends, lines later: an `if`
 * without `then` is refused at its `fi`.
 */
export function findLostKeyword(code: string): LostKeyword | undefined {
  const branches = /^[ \t]*(?!case\b|for\b|select\b)(?:"[^"\n]*"|\S+)[ \t]+in[ \t]*\n[ \t]*[^\s()]+\)/m.exec(
    code,
  )
  if (branches)
    return {offset: branches.index, message: 'branches follow `in`, and there is no `case` before it'}
  const words = commandWords(code)
  const typo = words.find(
    ({text}) => !isKnown(text) && text.length > 2 && nearest(text, spelled) !== undefined,
  )
  if (typo)
    return {
      offset: typo.offset,
      message: `\`${typo.text}\` stands where \`${nearest(typo.text, spelled)}\` is meant`,
    }
  let open: {readonly offset: number; readonly text: string} | undefined
  for (const word of words) {
    if (open && word.text === bodies[open.text]) open = undefined
    else if (open && ends.has(word.text))
      return {offset: open.offset, message: `\`${open.text}\` has no \`${bodies[open.text]}\``}
    else if (Object.hasOwn(bodies, word.text)) open = word
  }
  return findOpenBranch(code)
}

/** A branch of `case` without `;;` before the next one begins. */
function findOpenBranch(code: string): LostKeyword | undefined {
  const next =
    /(?<=\n)([ \t]*[^\s()][^()\n]*\)[^\n]*[^;&\s\n];?)[ \t]*\n(?=[ \t]*[\w*"'|.-]+\)(?:\s|$))/.exec(code)
  if (!next || !/\bcase\b[^\n]*\bin\s/.test(code.slice(0, next.index))) return undefined
  return {offset: next.index, message: 'this branch of `case` does not end with `;;`'}
}

function isKnown(text: string): boolean {
  return Object.hasOwn(bodies, text) || spelled.includes(text) || builtins.has(text) || alwaysThere.has(text)
}

/** Words that stand where a command begins. What quotes and comments hold is none. */
function commandWords(code: string): readonly {readonly offset: number; readonly text: string}[] {
  const bare = code
    .replace(/\\[\s\S]/g, '__')
    .replace(/'[^']*'|"[^"]*"/g, (text) => text.replace(/[^\n]/g, '_'))
    .replace(/(^|\s)#.*/gm, (text) => text.replace(/[^\n]/g, ' '))
  const start = /(?<=^|[;|&({!\n]|\b(?:then|do|else|elif|if|while|until)\s)[ \t]*([a-z]+)(?=[\s;)]|$)/g
  return [...bare.matchAll(start)].map((match) => ({
    offset: match.index + match[0].length - match[1]!.length,
    text: match[1]!,
  }))
}
