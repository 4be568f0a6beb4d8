import {isInFence} from '../is-in-fence.ts'
import type {Page} from '../page.ts'
import type {Finding, PageRule} from '../rule.ts'

/** A component of a page closes itself, and has properties that have values. */
export const componentSyntax: PageRule = {
  id: 'component-syntax',
  severity: 'error',
  asks: 'A component of a page of the site has its `/>`, and the properties that the others of its name have.',
  explain: 'The build of the site ends at a tag that stays open, or the page shows nothing.',
  file: 'docs/example.md',
  wrong: '<Moved to="/docs/support"\n',
  right: '<Moved to="/docs/support" />\n',
  check(page, {project}) {
    const {file, lines, runbook} = page
    if (!project || !file.startsWith('docs/')) return []
    const inPage = lines.flatMap((text, index) =>
      [...text.matchAll(/<([A-Z][a-z]\w*)(?=[\s/>]|$)/g)].flatMap((match) => {
        const rest = text.slice(match.index)
        const isCode = text.slice(0, match.index).split('`').length % 2 === 0
        if (isCode || isInFence(runbook, index + 1)) return []
        const isOpen = !/^<\w+(?:\s+[\w-]+(?:="[^"]*"|=\{[^}]*\})?)*\s*\/?>/.test(rest)
        const [, property] =
          /^<(?:Figure|DataTable|MeasuredHistory|Moved)\s+(?!of=|to=)([\w-]+)=/.exec(rest) ?? []
        if (!isOpen && property === undefined) return []
        const message = isOpen
          ? `\`<${match[1]}\` is not closed.`
          : `\`${match[1]}\` has no property \`${property}\`.`
        return [
          {
            place: {file, line: index + 1, column: match.index + 1},
            message,
            hint: 'Write `<Name of="…" />`.',
          },
        ]
      }),
    )
    return [...inPage, ...shown(page)]
  },
}

/** A component that a page explains in a code span. */
function shown({code}: Page): readonly Finding[] {
  return code.flatMap(({text, place}) =>
    /^<[A-Z][a-z]\w*(?:\s+[\w-]+="[^"]*")+\s*$/.test(text)
      ? [{place, message: `\`${text}\` is not closed.`, hint: 'Write `<Name of="…" />`.'}]
      : [],
  )
}
