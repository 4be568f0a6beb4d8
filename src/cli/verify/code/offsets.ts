/** The UTF-16 offset of a place that is given in bytes of UTF-8. */
export function fromBytes(text: string, bytes: number): number {
  return Math.min(text.length, Buffer.from(text).subarray(0, bytes).toString().length)
}

/** The UTF-16 offset of a place that is given in characters. */
export function fromCharacters(text: string, characters: number): number {
  let offset = 0
  for (let left = characters; left > 0 && offset < text.length; left--) {
    offset += text.codePointAt(offset)! > 0xffff ? 2 : 1
  }
  return offset
}

/** The UTF-16 offset where a line begins, lines from 1. */
export function startOfLine(text: string, line: number): number {
  let at = 0
  for (let left = line - 1; left > 0; left--) {
    const end = text.indexOf('\n', at)
    if (end === -1) return at
    at = end + 1
  }
  return at
}
