import type {DataRule, Finding, PageRule} from '../../rule.ts'
import {pageWith} from '../parser/example.ts'

/** A double quote of front matter or data has its other half. */
export const quoteUnpaired: PageRule & DataRule = {
  id: 'quote-unpaired',
  severity: 'error',
  asks: 'A double quote of front matter or data has its other half on its line.',
  explain:
    'Where the first of two is lost, YAML takes the second one for a part of the text, and of a pattern.',
  wrong: pageWith('Text.', 'keywords: [a, b" c]\n'),
  right: pageWith('Text.', 'keywords: [a, "b c"]\n'),
  check({file, lines}, {project}) {
    if (!project || lines[0] !== '---') return []
    return inLines(lines.slice(0, Math.max(0, lines.indexOf('---', 1))), file)
  },
  checkData({file, lines}, {project}) {
    return project ? inLines(lines, file) : []
  },
}

function inLines(lines: readonly string[], file: string): readonly Finding[] {
  return lines.flatMap((text, index) => {
    const bare = text
      .replace(/\\./g, '__')
      .replace(/(^|\s)#.*/, '')
      .replace(/'[^']*'/g, (quoted) => '_'.repeat(quoted.length))
    if (bare.split('"').length % 2 === 1) return []
    const place = {file, line: index + 1, column: bare.indexOf('"') + 1}
    return [
      {
        place,
        message: 'A double quote of this line has no other half.',
        hint: 'Write both of them, or none.',
      },
    ]
  })
}
