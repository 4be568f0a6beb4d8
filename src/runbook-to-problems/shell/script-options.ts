/**
 * Long options that a script declares to `parseArgs`, without their hyphens; undefined for a script that reads its
 * arguments in another way.
 */
export function scriptOptions(text: string): ReadonlySet<string> | undefined {
  const start = /\bparseArgs\(\{[\s\S]*?\boptions: \{/.exec(text)
  if (!start) return undefined
  const names = new Set<string>()
  let depth = 1
  for (const line of text.slice(start.index + start[0].length).split('\n')) {
    const [, name] = /^\s*'?([a-z][\w-]*)'?(?::|,|$)/i.exec(line) ?? []
    if (depth === 1 && name !== undefined) names.add(name)
    for (const sign of line) {
      if (sign === '{') depth += 1
      if (sign === '}') depth -= 1
    }
    if (depth < 1) return names
  }
  return undefined
}
