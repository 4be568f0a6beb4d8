const named: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\x1b': '\\E',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}
const control = /[\0-\x1f\x7f]/g
const outsideAscii = /[^\0-\x7e]/gu

/** A secret as shells, traces and error messages quote it. ex: `it's` -> `it'\''s`, `it\'s`, `it''s` */
export function quotedForms(secret: string): readonly string[] {
  const single = secret.replaceAll("'", "'\\''")
  const escaped = escapeControl(secret.replaceAll('\\', '\\\\'))
  const dollar = escapeControl(secret.replace(/[\\']/g, '\\$&'))
  return [
    single,
    // GNU tools quote what is not printable in pieces: 'a'$'\n''b'
    single.replace(control, (char) => `'$'${escapeControl(char)}''`),
    single.replace(outsideAscii, (char) => `'$'${octal(char)}''`),
    secret.replaceAll("'", "''"),
    // E'…' in SQL doubles both.
    secret.replace(/[\\']/g, '$&$&'),
    secret.replace(/["$`\\]/g, '\\$&'),
    // printf %q leaves what is harmless, and bash and zsh differ in what that is.
    secret.replace(/[^\w%+,./:=@^\-\u0080-\uffff]/g, '\\$&'),
    secret.replace(/[^\w%+./:=@\-\u0080-\uffff]/g, '\\$&'),
    escaped,
    dollar,
    escaped.replace(outsideAscii, octal),
    dollar.replace(outsideAscii, octal),
  ]
}

/** A secret inside HTML or XML. ex: `a<b` -> `a&lt;b` */
export function htmlForms(secret: string): readonly string[] {
  const tags = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const quotes = tags.replaceAll('"', '&quot;')
  return [tags, quotes, ...['&#39;', '&#x27;', '&apos;'].map((code) => quotes.replaceAll("'", code))]
}

function escapeControl(text: string): string {
  return text.replace(control, (char) => named[char] ?? octal(char))
}

function octal(char: string): string {
  return [...Buffer.from(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
