/**
 * A value as one word of bash, whatever it holds: pasted at a prompt it gives exactly these characters.
 * Control characters are written as escapes: a pasted tab would ask for completion, a line feed would end the line.
 *
 * @example quoteForShell("it's $(here)") // 'it'\''s $(here)'
 */
export function quoteForShell(value: string): string {
  if (!/[\u0000-\u001f\u007f-\u009f]/.test(value)) return `'${value.replaceAll("'", `'\\''`)}'`
  const escaped = value
    .replace(/[\\']/g, (character) => `\\${character}`)
    .replaceAll('!', '\\041')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, escapeBytes)
  return `$'${escaped}'`
}

// Octal, three digits each: unlike \x it never takes a following digit with it. Bytes, so that no locale matters.
function escapeBytes(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('')
}
