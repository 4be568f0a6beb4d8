/** Why an opening line is text for Markdown. */
export interface Explanation {
  /** Offset of the offending text in the line. */
  readonly offset: number
  readonly reason: string
  readonly hint: string
}

interface Mistake {
  /** Its last group, or all of it, is what offends. */
  readonly pattern: RegExp
  readonly reason: string
  readonly hint: (line: string) => string
}

/** Characters of a line that are looked at: more is no opening line, and could be made to take long. */
const longest = 500

const mistakes: readonly Mistake[] = [
  {
    pattern: /^:+(\s+)/d,
    reason: 'a space after the colons',
    hint: (line) => `Write \`${line.replace(/^(:+)\s+/, '$1')}\`.`,
  },
  {
    pattern: /^:+[\w-]+(?:\[.*\])?(\s+)\{/d,
    reason: 'a space before `{`',
    hint: (line) => `Write \`${line.replace(/^(:+[\w-]+(?:\[.*\])?)\s+\{/, '$1{')}\`.`,
  },
  {
    pattern: /^:+[\w-]+(\s+)[^\s{]/d,
    reason: 'a title without brackets',
    hint: (line) => `Write \`${line.replace(/^(:+[\w-]+)\s+([^{[]*[^{[\s])\s*/, '$1[$2]')}\`.`,
  },
  {
    pattern: /^:+[\w-]+(?:(\[[^\]]*)|(?:\[.*\])?(\{[^}]*))$/d,
    reason: 'a line that ends before its brackets close',
    hint: () => 'Write title and attributes on one line.',
  },
  {
    pattern: /\{(?:.*[\s{])?[\w-]+=(?!["'])([^\s}]*[=<>`"'])/d,
    reason: 'a value that needs quotes',
    hint: (line) => `Write \`${line.replace(/([\w-]+)=(?!["'])([^\s}]*[=<>`][^\s}]*)/, '$1="$2"')}\`.`,
  },
  {
    pattern: /^:+[\w-]+(?:\[.*\])?(?:\{.*\})?([^\s[{].*)$/d,
    reason: 'text after the brackets',
    hint: () => 'Move the text to the next line.',
  },
]

/** Says why a line of colons and a name did not become a directive. */
export function explainOpening(opening: string): Explanation {
  const line = opening.slice(0, longest)
  for (const {pattern, reason, hint} of mistakes) {
    const indices = pattern.exec(line)?.indices
    if (!indices) continue
    const group = indices.slice(1).find((range) => range !== undefined)
    return {offset: (group ?? indices[0]!)[0], reason, hint: hint(line)}
  }
  return {offset: 0, reason: 'its form', hint: 'Write `:::step[Title]{#id .read}` at the start of a line.'}
}
