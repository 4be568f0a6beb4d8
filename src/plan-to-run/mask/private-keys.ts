const begin = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/
const end = /-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/
const maxEndLength = 80

/** What a key in PEM is made of, also inside JSON, where a line ends with `\n`. */
const foreign = /[^\w+/=\s\\:,.-]/

/** A key is not longer than this; a first line without a last one must not hide all that follows. */
const maxKeyLength = 16 * 1024

/** Takes private keys out of a text that arrives in pieces. */
export interface KeySwallower {
  /** Where a key's first line stands. */
  find(text: string): {readonly start: number; readonly end: number} | undefined
  /** Begins to swallow; gives what follows the key when it has ended already. */
  open(text: string): string
  /** Swallows what still belongs to a key. */
  swallow(piece: string): string
  /** Forgets an open key. */
  reset(): void
}

/** A swallower outside any key. */
export function createKeySwallower(): KeySwallower {
  let inside: string | undefined
  let swallowed = 0
  const swallow = (piece: string): string => {
    if (inside === undefined) return piece
    const text = inside + piece
    const last = end.exec(text)
    const other = foreign.exec(text)
    if (last && (!other || last.index < other.index)) {
      inside = undefined
      return text.slice(last.index + last[0].length)
    }
    if (other) {
      inside = undefined
      return text.slice(other.index)
    }
    swallowed += piece.length
    inside = swallowed > maxKeyLength ? undefined : text.slice(-maxEndLength)
    return ''
  }
  return {
    find(text) {
      const found = begin.exec(text)
      return found ? {start: found.index, end: found.index + found[0].length} : undefined
    },
    open(text) {
      inside = ''
      swallowed = 0
      return swallow(text)
    },
    swallow,
    reset() {
      inside = undefined
    },
  }
}
