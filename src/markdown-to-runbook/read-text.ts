/** The text that everything else sees: without byte order mark, every line end a LF. Lines and columns do not move. */
export function readText(markdown: string): string {
  return markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}
