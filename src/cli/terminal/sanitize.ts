/** Escape sequences other than these move the cursor, set the clipboard or retitle the window. */
const colour = '\\x1b\\[[0-9;:]{0,32}m'

/** Control characters, C1, and what is invisible or turns the direction of writing. */
const unseen =
  '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1a\\x1c-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|\\udb40[\\udc00-\\udc7f]'

// Runs at once: a step that prints a gigabyte of NUL bytes would call back for each of them.
const special = new RegExp(`${colour}|\\r\\n|[\\r\\x1b]|(?:${unseen})+`, 'g')

/** The beginning of a colour, or of CRLF, whose rest has not come. */
const unfinished = /(?:\x1b(?:\[[0-9;:]{0,32})?|\r|\udb40)$/

/** Makes text harmless that arrives in pieces. */
export interface Sanitizer {
  push(piece: string): string
  /** Gives the rest, and ends a colour that was left on. */
  end(): string
}

/**
 * Makes a step's output harmless for a terminal: newline, tab and SGR colours pass, every other control
 * byte is shown. ex: `\x1b]52;c;…` -> `^[]52;c;…`
 */
export function sanitize(text: string): string {
  return text.replace(special, showSpecial)
}

/** A sanitizer of one stream; without `useColour` colours are dropped. */
export function createSanitizer({useColour}: {useColour: boolean}): Sanitizer {
  let held = ''
  let isColoured = false
  const show = (found: string) => {
    const shown = showSpecial(found)
    if (shown !== found || found[0] !== '\x1b') return shown
    if (!useColour) return ''
    isColoured = !/^\x1b\[0*m$/.test(found)
    return shown
  }
  return {
    push(piece) {
      const text = held + piece
      held = unfinished.exec(text)?.[0] ?? ''
      return text.slice(0, text.length - held.length).replace(special, show)
    },
    end() {
      const rest = held.replace(special, show) + (isColoured ? '\x1b[0m' : '')
      held = ''
      isColoured = false
      return rest
    },
  }
}

function showSpecial(found: string): string {
  // CRLF is a line end; a lone carriage return would overwrite the line.
  if (found === '\r\n') return '\n'
  if (found.length > 1 && found[0] === '\x1b') return isVisible(found) ? found : `^[${found.slice(1)}`
  let shown = ''
  for (const char of found) shown += shownAscii[char.charCodeAt(0)] ?? escapeOf(char)
  return shown
}

/** ex: NUL -> `^@`, DEL -> `^?` */
const shownAscii: Readonly<Record<number, string>> = {
  ...Array.from({length: 0x20}, (_, code) => `^${String.fromCharCode(code + 0x40)}`),
  127: '^?',
}

function escapeOf(char: string): string {
  return `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`
}

/** Blinking and concealed text pass nowhere: what is on the screen is to be seen. */
function isVisible(sequence: string): boolean {
  const codes = sequence.slice(2, -1).split(/[;:]/).map(Number)
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index]!
    if (code === 5 || code === 6 || code === 8) return false
    // 38, 48 and 58 take a colour of their own: `5;n` or `2;r;g;b`.
    if (code === 38 || code === 48 || code === 58) index += codes[index + 1] === 5 ? 2 : 4
  }
  return true
}
