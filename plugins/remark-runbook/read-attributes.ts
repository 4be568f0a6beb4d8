/** One attribute as it was written. */
export interface WrittenAttribute {
  /** `#id`, `.class`, `name=value`, or a word alone. */
  readonly kind: 'id' | 'class' | 'pair' | 'word'
  /** Name of a pair, else the text without its mark. */
  readonly name: string
  /** Without quotes; `''` for what is no pair. */
  readonly value: string
  /** Columns from 1, of the attribute and of its value. */
  readonly column: number
  readonly valueColumn: number
}

const kinds = {'#': 'id', '.': 'class'} as const
const inBraces =
  /([#.])([^\s"'#.<=>`}]+)|([A-Za-z:_][\w.:-]*)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<=>`}]+)|([A-Za-z:_][\w.:-]*)/g
const inMeta = /([#.])([^\s=]+)(?=\s|$)|([^\s=]+)(=)("[^"]*"|'[^']*'|\S*)|(\S+)/g

/** Attributes between the braces of a directive that Markdown has accepted. `column` is that of the text. */
export function readBraces(text: string, column: number): readonly WrittenAttribute[] {
  return read(text, column, inBraces)
}

/** Attributes of what follows the language of a fence. `column` is that of the text. */
export function readMeta(text: string, column: number): readonly WrittenAttribute[] {
  return read(text, column, inMeta)
}

function read(text: string, column: number, pattern: RegExp): readonly WrittenAttribute[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [, sign, short, name, equals, raw, word] = match
    const at = column + match.index
    if (sign && short) {
      return {kind: kinds[sign as '#' | '.'], name: short, value: '', column: at, valueColumn: at}
    }
    if (name && equals) {
      const valueColumn = at + name.length + equals.length
      return {kind: 'pair', name, value: unquote(raw ?? ''), column: at, valueColumn}
    }
    return {kind: 'word', name: word ?? '', value: '', column: at, valueColumn: at}
  })
}

function unquote(raw: string): string {
  return /^(["']).*\1$/s.test(raw) && raw.length > 1 ? raw.slice(1, -1) : raw
}
