/** ex: 527.0.0 is older than 528; a version that is no number, such as `stand-in`, is not older. */
export function isOlder(version: string, atLeast: string): boolean {
  const have = version.split('.').map(Number)
  const need = atLeast.split('.').map(Number)
  for (const [index, part] of need.entries()) {
    const own = have[index] ?? 0
    if (own !== part) return own < part
  }
  return false
}
