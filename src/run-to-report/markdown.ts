/** A table; a bar in a cell stays text. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [
    head,
    head.map(() => '---'),
    ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|'))),
  ]
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** A code span whose fence is longer than any run of backticks inside. */
export function inlineCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks} ${text.replace(/\s*\n\s*/g, ' ')} ${ticks}`
}

/** A fenced block whose fence is longer than any run of backticks inside. */
export function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}text\n${text.replace(/\n$/, '')}\n${ticks}`
}

/**
 * A text that somebody or some tool wrote, in one line: no tag, link or image comes of it. Backticks and stars stay as
 * they are, because reports are also read raw.
 */
export function plainText(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\\<[\]]/g, '\\$&')
}
