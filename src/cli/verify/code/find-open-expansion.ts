/** An expansion that a refused block opens and does not close. */
export interface OpenExpansion {
  readonly offset: number
  readonly message: string
}

const pairs = [
  {open: '${', starts: '{', ends: '}', last: '}'},
  {open: '((', starts: '(', ends: ')', last: '))'},
] as const
/** It may well go on over many lines, so that it is looked at last, and only where its line has an end. */
const command = {open: '$(', starts: '(', ends: ')', last: ')'} as const
const goesOn = /(?:\\|\||&&|\(|\{|<<-?\s*['"]?\w+['"]?)[ \t]*$/

/**
 * The one `${` or `((` that its own line does not close. The parser reads on behind it, takes every later quote for
 * the wrong half of a pair, and names the end of the block.
 */
export function findOpenExpansion(code: string): OpenExpansion | undefined {
  const found = pairs.flatMap((pair) => openOnes(code, pair))
  if (found.length > 0) return found.length === 1 ? found[0] : undefined
  const calls = openOnes(code, command).filter(({offset}) => !goesOn.test(code.slice(offset).split('\n')[0]!))
  return calls.length === 1 ? calls[0] : undefined
}

interface Pair {
  readonly open: string
  readonly starts: string
  readonly ends: string
  readonly last: string
}

function openOnes(code: string, {open, starts, ends, last}: Pair): readonly OpenExpansion[] {
  const found: OpenExpansion[] = []
  for (let at = code.indexOf(open); at !== -1; at = code.indexOf(open, at + open.length)) {
    let depth = 0
    const [line = ''] = code.slice(at).replace(/\\./g, '__').split('\n')
    for (const sign of line) {
      if (sign === starts) depth += 1
      if (sign === ends) depth -= 1
      if (depth === 0 && sign === ends) break
    }
    if (depth > 0) found.push({offset: at, message: `\`${open}\` has no \`${last}\``})
  }
  return found
}
