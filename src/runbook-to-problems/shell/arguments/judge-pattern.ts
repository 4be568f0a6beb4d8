/** What is wrong with an extended regular expression; undefined where its brackets pair. */
export function judgePattern(pattern: string): string | undefined {
  let depth = 0
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]
    if (sign === '\\') at += 1
    else if (sign === '[') {
      const end = endOfSet(pattern, at)
      if (end === undefined) return '`[` has no `]`'
      if (holdsSet(pattern.slice(at, end + 1))) return '`[` stands in a set: the one before it has no `]`'
      at = end
    } else if (sign === ']') return '`]` has no `[`'
    else if (sign === '(') depth += 1
    else if (sign === ')' && --depth < 0) return '`)` has no `(`'
  }
  return depth > 0 ? '`(` has no `)`' : undefined
}

/** ex: `[1-9[0-9]`, where the first set does not end; a `[` that is only a sign has no range behind it */
function holdsSet(set: string): boolean {
  return /^\[\^?[^[\]]+\[(?:\^|\w-\w)/.test(set)
}

/** The `]` that ends a set: one that comes first, and those of `[:alpha:]`, do not. */
function endOfSet(pattern: string, start: number): number | undefined {
  const rest = /^\[\^?\]?(?:\[:[a-z]+:\]|[^\]])*\]/.exec(pattern.slice(start))
  return rest ? start + rest[0].length - 1 : undefined
}
