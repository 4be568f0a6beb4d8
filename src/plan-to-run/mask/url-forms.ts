/** A secret inside an address or a posted form. ex: `a b/c` -> `a%20b%2Fc`, `a+b%2Fc`, `a%20b/c` */
export function urlForms(secret: string): readonly string[] {
  const forms = [encode(secret, /[A-Za-z0-9\-_.!~*'()]/), encode(secret, /[A-Za-z0-9\-_.~]/)]
  const path = encode(secret, /[A-Za-z0-9\-_.!~*'();/?:@&=+$,#]/)
  const user = encode(secret, /[A-Za-z0-9\-_.!~*'()$&+,=]/)
  const form = encode(secret, /[A-Za-z0-9\-_.*]/)
  const plus = [...forms, form].map((text) => text.replaceAll('%20', '+'))
  const every = encode(secret, /(?!)/)
  const all = [...forms, path, user, form, ...plus, every]
  return [...all, ...all.map((text) => text.replace(/%../g, (code) => code.toLowerCase()))]
}

/** Percent-encodes every byte of what `keeps` does not match. */
function encode(text: string, keeps: RegExp): string {
  return [...text].map((char) => (keeps.test(char) ? char : percent(char))).join('')
}

function percent(char: string): string {
  return [...Buffer.from(char)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
