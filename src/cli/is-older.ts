/** ex: 527.0.0 and `527.0.0 (kept warm)` are older than 528; what is no number, such as `stand-in`, is not older. */
export function isOlder(version: string, atLeast: string): boolean {
  const have = version.split(' ', 1)[0]!.split('.').map(Number)
  const need = atLeast.split('.').map(Number)
  for (const [index, part] of need.entries()) {
    const own = have[index] ?? 0
    if (own !== part) return own < part
  }
  return false
}
