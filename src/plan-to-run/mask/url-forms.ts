/** What besides letters and digits the common encoders leave as it is: each has an opinion of its own. */
const keepers: readonly RegExp[] = [
  // RFC 3986, PHP, Python with safe=''; Python as it is; JavaScript; encodeURI; a form.
  /[\w.~-]/,
  /[\w.~/-]/,
  /[\w.~!*'()-]/,
  /[\w.~!*'()/-]/,
  /[\w.~!*'();/?:@&=+$,#-]/,
  /[\w.*-]/,
  // A segment and a whole path, Go's segment, and a browser's user, path and query.
  /[\w.~!$&'()*+,;=:@-]/,
  /[\w.~!$&'()*+,;=:@/-]/,
  /[\w.~$&+=:@-]/,
  /[\w.~!$&'()*+,-]/,
  /[\w.~!$&'()*+,;=:@/[\]|^\\%-]/,
  /[\w.~!$&()*+,;=:@/[\]|^\\%?`{}-]/,
  // Every byte.
  /(?!)/,
]

/** A secret inside an address or a posted form. ex: `a b/c` -> `a%20b%2Fc`, `a+b%2Fc`, `a%20b/c` */
export function urlForms(secret: string): readonly string[] {
  const all = [...new Set(keepers.map((keeps) => encode(secret, keeps)))]
  const plus = all.filter((text) => text.includes('%20')).map((text) => text.replaceAll('%20', '+'))
  const lower = [...all, ...plus].map((text) => text.replace(/%../g, (code) => code.toLowerCase()))
  return [...new Set([...all, ...plus, ...lower])]
}

/** Percent-encodes every byte of what `keeps` does not match. */
function encode(text: string, keeps: RegExp): string {
  return text.replace(/[\s\S]/gu, (char) => (keeps.test(char) ? char : percent(char)))
}

function percent(char: string): string {
  return [...Buffer.from(char)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
