// Escape sequences other than SGR colours move the cursor, set the clipboard or retitle the window.
const sgr = /\x1b\[[0-9;:]*m/y
const bidi = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/

/**
 * Makes a step's output harmless for a terminal: newline, tab and SGR colours pass, every other control
 * byte is shown. ex: `\x1b]52;c;…` -> `^[]52;c;…`
 */
export function sanitize(text: string): string {
  let shown = ''
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!
    sgr.lastIndex = index
    const colour = char === '\x1b' ? sgr.exec(text) : null
    if (colour) {
      shown += colour[0]
      index += colour[0].length - 1
    } else shown += showChar(char, text[index + 1])
  }
  return shown
}

function showChar(char: string, next: string | undefined): string {
  const code = char.charCodeAt(0)
  if (char === '\n' || char === '\t') return char
  // CRLF is a line end; a lone carriage return would overwrite the line.
  if (char === '\r') return next === '\n' ? '' : '^M'
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`
  if (code === 0x7f) return '^?'
  if ((code >= 0x80 && code <= 0x9f) || bidi.test(char)) return `\\u${code.toString(16).padStart(4, '0')}`
  return char
}
