/**
 * Prose of a page as a terminal shows it: without the signs for emphasis, with the address behind each link.
 * Code keeps its backticks, and everything in them.
 * @example readProse('**Stop**, see [Scaling](./scaling.md)') // 'Stop, see Scaling (./scaling.md)'
 */
export function readProse(markdown: string): string {
  return markdown
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 === 1 ? part : readPlain(part)))
    .join('')
}

// A link may have code as its text; the parts around that code are then no link, and stay as they are.
function readPlain(text: string): string {
  return text
    .replace(/\[([^\][]+)\]\(([^()\s]+)\)/g, '$1 ($2)')
    .replace(/\*\*(?=\S)([^*]+?)(?<=\S)\*\*/g, '$1')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1')
}
