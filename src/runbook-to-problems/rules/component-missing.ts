import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {isInFence} from '../is-in-fence.ts'
import type {PageRule} from '../rule.ts'

/** A component that a page shows is one of the site. */
export const componentMissing: PageRule = {
  id: 'component-missing',
  severity: 'error',
  asks: 'A component that a page shows is in `src/components`, or the page imports it.',
  explain: 'The build of the site ends there, or the page shows nothing in its place.',
  file: 'docs/example.md',
  wrong: '<PlanTabel />',
  right: '<PlanTable />',
  check({file, lines, text, runbook}, {project, paths}) {
    if (!project || !/^(?:docs|runbooks)\//.test(file)) return []
    const known = [...paths].flatMap((path) => /^src\/components\/([A-Z]\w*)$/.exec(path)?.[1] ?? [])
    return lines.flatMap((line, index) => {
      const [, name] = /^<([A-Z]\w*)/.exec(line) ?? []
      if (name === undefined || known.includes(name) || isInFence(runbook, index + 1)) return []
      if (new RegExp(`^import\\b.*\\b${name}\\b`, 'm').test(text)) return []
      const near = nearest(name, known)
      const place = {file, line: index + 1, column: 2}
      const message = `The site has no component \`${name}\`.`
      return [{place, message, hint: near ? `Did you mean \`${near}\`?` : 'Import it, or correct its name.'}]
    })
  },
}
