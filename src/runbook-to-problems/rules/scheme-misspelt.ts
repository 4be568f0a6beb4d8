import {isOurPage} from '../is-our-page.ts'
import type {DataRule, Finding, PageRule} from '../rule.ts'
import {findBadSchemes} from '../shell/arguments/find-bad-schemes.ts'

/** An address in prose or data begins with a scheme that addresses have. */
export const schemeMisspelt: PageRule & DataRule = {
  id: 'scheme-misspelt',
  severity: 'error',
  asks: 'An address in prose or data begins with a scheme that addresses have.',
  explain: 'A browser takes `htps://` for a search, and a tool for a file.',
  file: 'docs/example.md',
  wrong: 'See [the status page](htps://status.example.org).',
  right: 'See [the status page](https://status.example.org).',
  check(page, facts) {
    return isOurPage(page, facts) ? inLines(page.lines, page.file) : []
  },
  checkData({file, lines}, {project}) {
    return project ? inLines(lines, file) : []
  },
}

function inLines(lines: readonly string[], file: string): readonly Finding[] {
  return lines.flatMap((text, index) =>
    findBadSchemes(` ${text}`).map(({start, message}) => ({
      place: {file, line: index + 1, column: start},
      message: `${message}.`,
      hint: 'Correct the scheme.',
    })),
  )
}
