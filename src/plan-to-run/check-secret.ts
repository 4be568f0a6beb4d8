/** A shorter secret would mask ordinary words, and can be guessed. White space does not count. */
const minSecretLength = 8

/** What services keep secrets in holds no more; a longer text is a file that was named by mistake. */
const maxSecretBytes = 64 * 1024

/** Says why a value cannot be a secret, or `undefined` when it can. */
export function refuseSecret(value: string): string | undefined {
  if (value.includes('\0')) return 'holds a NUL byte, which no variable can carry'
  if (value.replace(/\s/g, '').length < minSecretLength)
    return `is shorter than ${minSecretLength} characters besides white space`
  if (Buffer.byteLength(value) > maxSecretBytes) return `is longer than ${maxSecretBytes} bytes`
  return undefined
}
