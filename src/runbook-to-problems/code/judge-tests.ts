import {accepted, type Verdict} from './verdict.ts'

const opening = /(?:^|[;&|!({]|\b(?:if|elif|while|until|then|do|else)[ \t])[ \t]*\[ (?![^\n;&|]* \])/gm

/** `[` is a program to a parser, which accepts it without its last word; it fails only when it runs. */
export function judgeTests(code: string): Verdict {
  const bare = code
    .replace(/\\\n/g, '  ')
    .replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, (text) => '_'.repeat(text.length))
    .replace(/\$\([^()\n]*\)/g, (text) => '_'.repeat(text.length))
    .replace(/(^|\s)#.*/gm, (text) => ' '.repeat(text.length))
  const [match] = bare.matchAll(opening)
  if (!match) return accepted
  const offset = match.index + match[0].lastIndexOf('[')
  return {status: 'refused', offset, message: 'The shell refuses the block: `[` has no `]`.'}
}
