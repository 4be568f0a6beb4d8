/**
 * Breaks prose at spaces so that it fits the columns; a word that is longer stays whole, so that it can be copied.
 * Lines of the source that are a list, a table or empty stay lines of their own.
 */
export function wrapProse(text: string, columns: number): readonly string[] {
  return joinParagraphs(text).flatMap((paragraph) => wrapParagraph(paragraph, columns))
}

/** The first line and the indent of the others are given. ex: `risk     change` */
export function wrapAfter(label: string, text: string, columns: number): readonly string[] {
  const [first = '', ...rest] = wrapParagraph(text, columns - label.length)
  return [`${label}${first}`, ...rest.map((line) => `${' '.repeat(label.length)}${line}`)]
}

const ownLine = /^\s*([-*+|>#]|\d+[.)])|^\s*$/

function joinParagraphs(text: string): readonly string[] {
  const paragraphs: string[] = []
  for (const line of text.trim().split('\n')) {
    const before = paragraphs.at(-1)
    if (before === undefined || ownLine.test(line) || before.trim() === '' || before.startsWith('|'))
      paragraphs.push(line)
    else paragraphs[paragraphs.length - 1] = `${before} ${line.trim()}`
  }
  return paragraphs
}

function wrapParagraph(paragraph: string, columns: number): readonly string[] {
  const indent = /^\s*([-*+] |\d+[.)] )?/.exec(paragraph)![0].length
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.trimStart().split(/ +/)) {
    const space =
      line === '' ? (lines.length === 0 ? /^\s*/.exec(paragraph)![0] : ' '.repeat(indent)) : `${line} `
    if (line !== '' && space.length + word.length > columns) {
      lines.push(line)
      line = `${' '.repeat(indent)}${word}`
    } else line = `${space}${word}`
  }
  return [...lines, line]
}
