/** A secret as base64 in its three alignments and both alphabets, and as hexadecimal digits. */
export function binaryForms(secret: string): readonly string[] {
  const hex = Buffer.from(secret).toString('hex')
  const escaped = hex.replace(/../g, '\\x$&')
  const base64 = [0, 1, 2].flatMap((shift) => [...aligned(secret, shift), ...aligned(`${secret}\n`, shift)])
  const safe = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  return [hex, hex.toUpperCase(), escaped, ...base64, ...safe]
}

/**
 * What the secret alone decides when `shift` bytes stand before it: a character of base64 holds six bits, and
 * at both ends some of them belong to the neighbours. The second form is that of a secret that ends the data.
 */
function aligned(secret: string, shift: number): readonly string[] {
  const bytes = Buffer.from('\0'.repeat(shift) + secret)
  const encoded = bytes.toString('base64')
  const start = Math.ceil((shift * 8) / 6)
  return [encoded.slice(start, Math.floor((bytes.length * 8) / 6)), encoded.slice(start)]
}
