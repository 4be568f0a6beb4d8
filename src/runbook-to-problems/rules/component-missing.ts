import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {isInFence} from '../is-in-fence.ts'
import type {PageRule} from '../rule.ts'
import {isOneEdit} from '../vocabulary.ts'

/** A component that a page shows is one of the site. */
export const componentMissing: PageRule = {
  id: 'component-missing',
  severity: 'error',
  asks: 'A component that a page shows is imported by the page.',
  explain: 'The build of the site ends there, or the page shows nothing in its place.',
  file: 'docs/example.md',
  wrong: '<PlanTable />',
  right: 'import PlanTable from "@site/src/components/PlanTable"\n\n<PlanTable />',
  check({file, lines, text, runbook}, {project, paths}) {
    if (!project || !/^(?:docs|runbooks)\//.test(file)) return []
    const known = [...paths].flatMap((path) => /^src\/components\/([A-Z]\w*)$/.exec(path)?.[1] ?? [])
    return lines.flatMap((line, index) => {
      const [, before = '', name] =
        /^(.*?)<((?=\w*[a-z])(?=\w*[A-Z])\w+)(?=[\s/>]|$)/.exec(line) ?? misspelt(line, known)
      const isCode = before.split('`').length % 2 === 0
      if (name === undefined || isCode || isInFence(runbook, index + 1)) return []
      if (new RegExp(`^import\\b.*\\b${name}\\b.*\\bfrom\\b`, 'm').test(text)) return []
      const near = nearest(name, known)
      const place = {file, line: index + 1, column: before.length + 2}
      const message = known.includes(name)
        ? `The page shows \`${name}\` and does not import it.`
        : `The site has no component \`${name}\`.`
      return [
        {
          place,
          message,
          hint: near && near !== name ? `Did you mean \`${near}\`?` : 'Import it, or correct its name.',
        },
      ]
    })
  },
}

/** In small letters it is a tag of HTML; of those only empty ones close themselves. ex: `<igure of="sla.rto" />` */
function misspelt(line: string, known: readonly string[]): readonly string[] {
  const match = /^(.*?)<([a-z]+)(?: [a-z]+="[^"]*")* \/>/.exec(line)
  return match && known.some((name) => isOneEdit(match[2]!, name)) ? match : []
}
