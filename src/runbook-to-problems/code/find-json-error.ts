/** The first place of a text that keeps it from being JSON. */
export interface JsonError {
  readonly offset: number
  readonly message: string
}

const token =
  /\s*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b)|$)/y

/** What may come next: a value, a value or the end of a list, a key, a key or the end, a colon, a comma or the end. */
type Expected = 'a value' | 'a value or `]`' | 'a key' | 'a key or `}`' | '`:`' | '`,` or the end'

/** Finds what keeps a text from being one JSON document; V8 names no position for half of its messages. */
export function findJsonError(text: string): JsonError | undefined {
  if (isJson(text)) return undefined
  const open: ('[' | '{')[] = []
  let expected: Expected = 'a value'
  for (let at = 0; ; ) {
    token.lastIndex = at
    const match = token.exec(text)
    const start = match
      ? match.index + match[0].length - (match[1] ?? match[2] ?? match[3] ?? '').length
      : skipSpace(text, at)
    const wanted = nameWanted(expected, open)
    if (!match) return {offset: start, message: `expected ${wanted}`}
    const [, sign, string, literal] = match
    if (sign === undefined && string === undefined && literal === undefined)
      return {offset: text.trimEnd().length, message: `expected ${wanted}, and the text ends`}
    const next = step({sign, isString: string !== undefined}, expected, open)
    if (next === undefined)
      return {
        offset: wantedAt(text, at, start),
        message: `expected ${wanted}, got \`${match[0].trim().slice(0, 20)}\``,
      }
    expected = next
    at = match.index + match[0].length
  }
}

/** A line that ends behind a colon lacks its value there, not on the next one. */
function wantedAt(text: string, end: number, start: number): number {
  return text[end - 1] === ':' && text.slice(end, start).includes('\n') ? end - 1 : start
}

/** ex: inside of a mapping only `}` is an end */
function nameWanted(expected: Expected, open: readonly ('[' | '{')[]): string {
  if (expected !== '`,` or the end' || open.length === 0) return expected
  return open.at(-1) === '[' ? '`,` or `]`' : '`,` or `}`'
}

interface Token {
  readonly sign?: string | undefined
  readonly isString: boolean
}

/** What may follow this token here; undefined when the token may not stand here. */
function step({sign, isString}: Token, expected: Expected, open: ('[' | '{')[]): Expected | undefined {
  const wantsValue = expected === 'a value' || expected === 'a value or `]`'
  if (expected === 'a key' || expected === 'a key or `}`') {
    if (isString) return '`:`'
    return sign === '}' && expected === 'a key or `}`' ? close('{', open) : undefined
  }
  if (expected === '`:`') return sign === ':' ? 'a value' : undefined
  if (wantsValue) {
    if (sign === undefined) return '`,` or the end'
    if (sign === '[' || sign === '{') {
      open.push(sign)
      return sign === '[' ? 'a value or `]`' : 'a key or `}`'
    }
    return sign === ']' && expected === 'a value or `]`' ? close('[', open) : undefined
  }
  if (sign === ',' && open.length > 0) return open.at(-1) === '[' ? 'a value' : 'a key'
  if (sign === ']') return close('[', open)
  return sign === '}' ? close('{', open) : undefined
}

function close(sign: '[' | '{', open: ('[' | '{')[]): Expected | undefined {
  return open.pop() === sign ? '`,` or the end' : undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // The reader below says where; this one only whether.
    return false
  }
}

function skipSpace(text: string, at: number): number {
  return at + /^\s*/.exec(text.slice(at))![0].length
}
