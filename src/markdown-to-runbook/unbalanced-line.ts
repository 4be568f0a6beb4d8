/**
 * Where the line begins that opens a bracket or quote and does not close it. A YAML parser notices only on a later line;
 * where exactly one line up to there is odd, it is that line.
 */
export function unbalancedLine(text: string, refusedAt: number): number | undefined {
  const odd: number[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (start <= refusedAt && isOdd(line)) odd.push(start + /^\s*/.exec(line)![0].length)
    start += line.length + 1
  }
  return odd.length === 1 ? odd[0] : undefined
}

function isOdd(line: string): boolean {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '').replace(/(^|\s)#.*/, '')
  const count = (sign: string) => bare.split(sign).length
  const isQuoteOpen = /(?:^|[\s[{,])["']/.test(bare) || /["']\s*(?:$|[,\]}])/.test(bare)
  return count('[') !== count(']') || count('{') !== count('}') || isQuoteOpen
}
