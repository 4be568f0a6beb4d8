/**
 * Where the quote stands that has no partner. The parser names the last quote of the text, because every one
 * after the mistake pairs with the wrong neighbour; where only one line has an odd number, it is that line.
 */
export function unpairedQuote(code: string, message: string): number | undefined {
  const [, sign] = /without closing quote [`']?(["'`])/.exec(message) ?? []
  if (sign !== '"' && sign !== "'") return undefined
  const odd: number[] = []
  let start = 0
  for (const line of code.split('\n')) {
    const bare = line
      .replace(/\\./g, '__')
      .replace(sign === '"' ? /'[^']*'/g : /"[^"]*"/g, (text) => '_'.repeat(text.length))
    if (bare.split(sign).length % 2 === 0) odd.push(start + bare.indexOf(sign))
    start += line.length + 1
  }
  return odd.length === 1 ? odd[0] : undefined
}
