/**
 * Where the quote stands that has no partner. After the mistake every quote pairs with the wrong neighbour, so the
 * parser names a later line; where only one line has an odd number of them, it is that line.
 */
export function unpairedQuote(code: string): number | undefined {
  if (/(?<!<)<<(?!<)/.test(code)) return undefined
  const found = [`"`, "'"].map((sign) => oddLine(code, sign)).filter((offset) => offset !== undefined)
  return found.length === 1 ? found[0] : undefined
}

/** Where a sign stands on the one line that has an odd number of it. */
function oddLine(code: string, sign: string): number | undefined {
  const odd: number[] = []
  let start = 0
  for (const line of code.split('\n')) {
    const bare = line
      .replace(/\\./g, '__')
      .replace(/(^|\s)#.*/, '$1')
      .replace(sign === '"' ? /'[^']*'/g : /"[^"]*"/g, (text) => '_'.repeat(text.length))
    if (bare.split(sign).length % 2 === 0) odd.push(start + bare.indexOf(sign))
    start += line.length + 1
  }
  return odd.length === 1 ? odd[0] : undefined
}
