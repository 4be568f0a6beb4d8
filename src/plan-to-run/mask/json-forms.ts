/** A secret inside a JSON string, as the common writers put it there. ex: `a"b` -> `a\"b` */
export function jsonForms(secret: string): readonly string[] {
  const plain = inside(secret)
  const ascii = (text: string) => text.replace(/[\u007f-\uffff]/g, unicodeEscape)
  // Go writes HTML's own characters as escapes, PHP the slash.
  const html = (text: string) => text.replace(/[<>&\u2028\u2029]/g, unicodeEscape)
  const slash = (text: string) => text.replaceAll('/', '\\/')
  return [
    plain,
    ascii(plain),
    html(plain),
    html(ascii(plain)),
    slash(plain),
    slash(ascii(plain)),
    inside(plain),
  ]
}

function inside(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
