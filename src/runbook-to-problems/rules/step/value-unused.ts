import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {Place} from '../../../model/place.ts'
import type {Page} from '../../page.ts'
import type {Finding, PageRule} from '../../rule.ts'
import {bash, step} from '../parser/example.ts'

/** What a runbook asks for or keeps is used somewhere on the page. */
export const valueUnused: PageRule = {
  id: 'value-unused',
  severity: 'error',
  asks: 'Every input, capture and secret is named somewhere else on the page.',
  explain:
    'An input that nothing names is asked of the operator for nothing, and a capture that nothing names is mostly a misspelt one: the block that needs it gets another value, or none.',
  wrong: step('#look .read', bash('hostname', 'capture=HOST_NAM')),
  right: `${step('#look .read', bash('hostname', 'capture=HOST_NAME'))}\n\n${step('#use .read', bash('echo "$HOST_NAME"'))}`,
  check(page) {
    if (!page.isRunbook || page.problems.some(({rule}) => rule === 'front-matter-yaml')) return []
    return [...inputs(page), ...kept(page)].flatMap(({name, kind, place}) => {
      const uses = page.text.match(new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`, 'gi'))?.length ?? 0
      return uses > 1 ? [] : [finding(page, {name, kind, place})]
    })
  },
}

interface Value {
  readonly name: string
  readonly kind: string
  readonly place: Place
}

function inputs({runbook, frontMatter}: Page): readonly Value[] {
  if (!frontMatter) return []
  return Object.keys(runbook.inputs).map((name) => ({
    ...{name, kind: 'input'},
    place: frontMatter.placeOfKey(['inputs', name]),
  }))
}

function kept({runbook}: Page): readonly Value[] {
  return runbook.steps.flatMap(({run}) => [
    ...(run?.capture === undefined ? [] : [{name: run.capture, kind: 'capture', place: run.place}]),
    ...(run?.secret === undefined ? [] : [{name: run.secret, kind: 'secret', place: run.place}]),
  ])
}

function finding(page: Page, {name, kind, place}: Value): Finding {
  const written = page.text.match(/(?<=\$\{?|database=|runbook\.)[A-Za-z]\w+/g) ?? []
  const near = nearest(
    name,
    [...new Set(written.map((other) => other.toUpperCase()))].filter((other) => other !== name),
  )
  return {
    place,
    message: `Nothing on the page uses the ${kind} \`${name}\`.`,
    hint: near ? `Did you mean \`${near}\`?` : `Use it, or remove it.`,
  }
}
