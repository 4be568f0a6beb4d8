/** Replaces every secret in a text, the longest first. Secrets that join the list later are replaced from then on. */
export function createCleaner(secrets: readonly string[]): (text: string) => string {
  return (text) => {
    const longestFirst = [...secrets].sort((a, b) => b.length - a.length)
    return longestFirst.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text)
  }
}
