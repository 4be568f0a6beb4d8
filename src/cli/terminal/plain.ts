import {sanitize} from './sanitize.ts'

/** Makes a value, title or answer harmless and colourless: it must not dress up as one of our own lines. */
export function plain(text: string): string {
  return sanitize(text.replaceAll('\x1b', '^['))
}
