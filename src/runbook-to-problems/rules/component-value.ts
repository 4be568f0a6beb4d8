import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {isInFence} from '../is-in-fence.ts'
import type {PageRule} from '../rule.ts'

/** What a component shows is a figure, table or metric of the data. */
export const componentValue: PageRule = {
  id: 'component-value',
  severity: 'error',
  asks: 'A figure, table or metric that a page shows by its name is in `docs/_data`.',
  explain: 'The build of the site ends there. An entry that was renamed in the data is still named by pages.',
  file: 'docs/example.md',
  wrong: '<Figure of="sla.rtoo" />',
  right: '<Figure of="sla.rto" />',
  check({file, lines, runbook}, {project}) {
    if (!project || !file.startsWith('docs/')) return []
    return lines.flatMap((text, index) =>
      [...text.matchAll(/<(Figure|DataTable|MeasuredHistory) of="([^"]*)"/g)].flatMap((match) => {
        const [all, component = '', of = ''] = match
        const known = project.shown.get(component) ?? []
        if (isInFence(runbook, index + 1) || isInCode(text, match.index) || known.includes(of)) return []
        const near = nearest(of, known)
        const place = {file, line: index + 1, column: match.index + all.indexOf('"') + 2}
        const message = `The data has nothing called \`${of}\` for \`${component}\`.`
        return [
          {place, message, hint: near ? `Did you mean \`${near}\`?` : `Name one of: ${known.join(', ')}.`},
        ]
      }),
    )
  },
}

function isInCode(text: string, at: number): boolean {
  return text.slice(0, at).split('`').length % 2 === 0
}
