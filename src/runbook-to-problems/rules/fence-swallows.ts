import {isOurPage} from '../is-our-page.ts'
import type {PageRule} from '../rule.ts'

/** No fence holds the line that opens another one. */
export const fenceSwallows: PageRule = {
  id: 'fence-swallows',
  severity: 'error',
  asks: 'A fence of three backquotes holds no line that opens another one.',
  explain:
    'Its own end is missing: Markdown takes the prose behind it and the next fence for its code, and ends where that one ends.',
  file: 'docs/example.md',
  wrong: '```bash\ntrue\n\n```sql\nSELECT 1;\n```\n',
  right: '```bash\ntrue\n```\n\n```sql\nSELECT 1;\n```\n',
  check(page, facts) {
    const {runbook, lines} = page
    if (!isOurPage(page, facts)) return []
    return runbook.fences.flatMap(({code, codeLine, place}) => {
      const at = code.split('\n').findIndex((text) => /^\s*```[a-z]/.test(text))
      if (at === -1 || !/^\s*```(?!`)/.test(lines[place.line - 1] ?? '')) return []
      const message = `This fence holds the line ${codeLine + at}, which opens another one: its end is missing.`
      return [{place, message, hint: 'Close it with three backquotes.'}]
    })
  },
}
