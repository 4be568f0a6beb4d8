import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'parse5'
import {expect, test} from 'vitest'
import {listFigures} from '../../plugins/docusaurus-plugin-runbooks/list-figures.ts'
import {listTables} from '../../plugins/docusaurus-plugin-runbooks/list-tables.ts'
import {propTask} from '../../plugins/docusaurus-plugin-runbooks/prop-task.ts'
import {oldPaths} from '../pages/old-paths.ts'
import {readProject} from '../pages/site-data.ts'
import {projectRoot} from '../run-cli.ts'

const {data, runbooks} = await readProject()

interface Node {
  readonly nodeName: string
  readonly value?: string
  readonly attrs?: readonly {readonly name: string; readonly value: string}[]
  readonly childNodes?: readonly Node[]
}

/** Every element of a built page, in document order. */
function elementsOf(route: string): readonly Node[] {
  const html = readFileSync(join(projectRoot, 'build', `${route}.html`), 'utf8')
  const inside = (node: Node): readonly Node[] => [node, ...(node.childNodes ?? []).flatMap(inside)]
  return inside(parse(html) as unknown as Node)
}

function attribute(node: Node, name: string): string | undefined {
  return node.attrs?.find((one) => one.name === name)?.value
}

function textOf(node: Node): string {
  return node.value ?? (node.childNodes ?? []).map(textOf).join('')
}

function marked(route: string, name: string): readonly (readonly [string, Node])[] {
  return elementsOf(route).flatMap((node) => {
    const value = attribute(node, name)
    return value === undefined ? [] : [[value, node] as const]
  })
}

test.each(['docs/business/sla-details', 'docs/disaster-recovery-guide', 'docs/support'])(
  'figures and tables of %s are those of the data',
  (route) => {
    const figures = listFigures(data, runbooks)
    const tables = listTables(data, runbooks)
    const shown = marked(route, 'data-figure')
    expect(shown.map(([of, node]) => [of, textOf(node)])).toEqual(shown.map(([of]) => [of, figures[of]]))
    for (const [of, node] of marked(route, 'data-table')) {
      const cells = tables[of]!.rows.flat().map((cell) => (typeof cell === 'string' ? cell : cell.text))
      for (const cell of cells) expect(textOf(node)).toContain(cell.replaceAll('`', ''))
    }
  },
)

test('a verdict stands beside production only', () => {
  const measured = marked('docs/business/sla-details', 'data-environment')
  for (const [environment, node] of measured) {
    if (environment !== 'production') expect(textOf(node)).not.toMatch(/\b(met|missed)\b/)
  }
  expect(marked('docs/business/sla-details', 'data-metric').map(([id]) => id)).toEqual(
    data.sla.metrics.map(({id}) => id),
  )
})

test('the first sentence of the plan counts its tasks, and each row leads to its home', () => {
  const counted = ['done', 'prepared', 'open'].map(
    (state) => `${data.tasks.filter((task) => task.state === state).length} ${state}`,
  )
  const [first] = elementsOf('docs/plan').filter(({nodeName}) => nodeName === 'p')
  expect(textOf(first!)).toBe(`Of 41 tasks: ${counted.join(', ')}.`)
  const rows = marked('docs/plan', 'data-task').map(([number, row]) => {
    const link = linksOf(row)[0]!
    return {number: Number(number), state: attribute(row, 'data-state'), home: attribute(link, 'href')}
  })
  expect(rows).toEqual(data.tasks.map(({number, state, home}) => ({number, state, home})))
})

test('what is prepared by a step was rehearsed as it stands, where its runbook has evidence', () => {
  const unproven = data.tasks
    .filter(({state, home}) => state !== 'open' && homeRunbook(home)?.run)
    .filter((task) => !isManual(task.home) && propTask(task, runbooks).rehearsed === undefined)
  expect(unproven.map(({number, home}) => `${number} ${home}`)).toEqual([])
})

function homeRunbook(home: string) {
  return runbooks.find(({permalink}) => permalink === home.split('#')[0])
}

/** No rehearsal can do what a person has to. */
function isManual(home: string): boolean {
  return homeRunbook(home)?.steps.find(({id}) => id === home.split('#')[1])?.kind === 'manual'
}

function linksOf(node: Node): readonly Node[] {
  const inside = (node.childNodes ?? []).flatMap(linksOf)
  return node.nodeName === 'a' ? [node, ...inside] : inside
}

test('every correction of the plan stands on its page', () => {
  const [, table] = marked('docs/plan-corrections', 'data-table').find(([of]) => of === 'corrections')!
  const text = textOf(table)
  for (const {plan, instead} of data.tasks.flatMap(({corrections}) => corrections)) {
    expect(text).toContain(plan.replaceAll('`', ''))
    expect(text).toContain(instead.replaceAll('`', ''))
  }
})

test.each(oldPaths)('the address of $path, which the plan names, leads to its page', ({path, moved}) => {
  const elements = elementsOf(path.replace(/\.md$/, ''))
  const refresh = elements.find((node) => attribute(node, 'http-equiv') === 'refresh')
  expect(refresh && attribute(refresh, 'content')).toBe(moved && `0; url=${moved}`)
  if (moved) expect(elements.flatMap(linksOf).map((link) => attribute(link, 'href'))).toContain(moved)
})
