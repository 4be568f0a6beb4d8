import type {Heading, Nodes, RootContent, Table} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {ParsedMarkdown} from '../../src/markdown-to-runbook/parse-markdown.ts'
import type {PlanTask} from '../../src/model/plan-task.ts'
import type {PropTable} from '../../src/model/prop-data.ts'
import type {Runbook} from '../../src/model/runbook.ts'
import type {SearchRecord} from '../../src/model/search-record.ts'
import {headingIds, headingText} from '../../src/runbook-to-problems/find-ids.ts'
import {walkTree} from '../remark-runbook/index.ts'

/** What the site knows of a page besides its source. */
export interface ShownPage {
  readonly permalink: string
  readonly title: string
  readonly description: string
  /** What else people call it. */
  readonly keywords: readonly string[]
  /** Tables that the page may show, by their name or that of their component. */
  readonly tables: Readonly<Record<string, PropTable>>
  /** Figures that its sentences may show by their name. */
  readonly figures: Readonly<Record<string, string>>
}

/** A page as it was read; a runbook's with its runbook. */
export interface SearchedPage extends Partial<ParsedMarkdown> {
  readonly runbook?: Runbook
}

/** What can be found on one page: the page itself, its sections, and its steps. An old address that leads on is no answer. */
export function searchRecords({tree, data, runbook}: SearchedPage, shown: ShownPage): SearchRecord[] {
  const {permalink, title, description, keywords} = shown
  const nodes = tree ? walkTree(tree).map(({node}) => node) : []
  if (nodes.some((node) => node.type === 'html' && node.value.startsWith('<Moved '))) return []
  const {steps = [], alerts = [], symptoms = [], systems = [], inputs = {}} = runbook ?? {}
  const ids = headingIds(nodes, data?.ids ?? [])
  const [lead, ...rest] = splitSections(nodes, {...shown, ids})
  const page: SearchRecord = {
    ...{url: permalink, kind: steps.length > 0 ? 'runbook' : 'page', title, page: title},
    keys: [...alerts, ...symptoms, ...systems, ...keywords, permalink.split('/').at(-1) ?? ''],
    ...{asked: [], alerts, names: [...Object.keys(inputs), ...(lead?.names ?? [])]},
    ...{text: `${description} ${lead?.text ?? ''}`, code: lead?.code ?? '', checks: ''},
  }
  const found = rest.map<SearchRecord>(({heading, names, text, code}) => ({
    ...{url: `${permalink}#${ids.get(heading!)}`, kind: 'section', page: title},
    ...{title: headingText(heading!), keys: [], asked: [], alerts: [], names, text, code, checks: ''},
  }))
  return [page, ...found, ...stepRecords(steps, {permalink, title})]
}

/** A task of the plan leads to the page that settles it. */
export function taskRecord({number, title, home, note}: PlanTask): SearchRecord {
  return {
    ...{url: home, kind: 'task', title: `Task ${number}: ${title}`, page: 'Plan'},
    ...{
      keys: [`task ${number}`, `#${number}`],
      asked: [],
      alerts: [],
      names: [],
      text: note,
      code: '',
      checks: '',
    },
  }
}

function stepRecords(
  steps: Runbook['steps'],
  {permalink, title: page}: Pick<ShownPage, 'permalink' | 'title'>,
): SearchRecord[] {
  return steps.map(({id, title, prose, run, verify, rollback}) => ({
    ...{url: `${permalink}#${id}`, kind: 'step', title, page, keys: [id], asked: [], alerts: [], names: []},
    text: prose
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[*`]/g, '')
      .replace(/\s+/g, ' '),
    code: run?.code ?? '',
    checks: [verify, rollback].map((fence) => fence?.code ?? '').join('\n'),
  }))
}

interface Section {
  readonly heading?: Heading
  readonly names: string[]
  text: string
  code: string
}

interface Surroundings extends Pick<ShownPage, 'tables' | 'figures'> {
  readonly ids: ReadonlyMap<Heading, string>
}

// Steps have records of their own; their content is not repeated in that of the section around them.
function splitSections(nodes: readonly Nodes[], around: Surroundings): readonly Section[] {
  const root = nodes[0]
  const sections: Section[] = [{names: [], text: '', code: ''}]
  for (const node of root?.type === 'root' ? root.children : []) {
    if (node.type === 'heading' && node.depth > 1 && around.ids.has(node)) {
      sections.push({heading: node, names: [], text: '', code: ''})
    } else readInto(sections.at(-1)!, node, around)
  }
  return sections
}

function readInto(section: Section, node: RootContent, {tables, figures}: Surroundings): void {
  if (node.type === 'yaml') return
  if (node.type === 'containerDirective' && node.name === 'step') return
  if (node.type === 'table') section.names.push(...explainedNames(node))
  if (node.type === 'code') section.code += `${node.value}\n`
  else if (node.type === 'html') readTable(section, tables[shownTable(node.value)])
  else section.text += `${fillIn(blockText(node), figures)} `
}

/** What the first column of a table names: the other columns explain it. ex: a cell `--input NAME=value` -> `--input` */
function explainedNames({children}: Table): readonly string[] {
  const first = children.slice(1).flatMap(({children: [cell]}) => cell ?? [])
  return first.flatMap((cell) => {
    const codes = cell.children.flatMap((node) => (node.type === 'inlineCode' ? [node.value] : []))
    const named = codes.flatMap((code) => /^-{0,2}[A-Za-z][\w-]{2,}/.exec(code) ?? [])
    return named.length > 0 ? named : shortNames(textOf(cell))
  })
}

/** A few words are a name; a sentence is none. ex: `Business owner (business-owner)` -> both */
function shortNames(text: string): readonly string[] {
  return text
    .split(/[()]/)
    .map((part) => part.trim())
    .filter((part) => /^[A-Za-z][^.]{2,24}$/.test(part))
}

/** The name of a table that a page shows. ex: `<DataTable of="escalation" />` -> `escalation`, `<SlaTable />` -> `SlaTable` */
function shownTable(html: string): string {
  const [, component, of] = /^<(\w+)(?: of="([\w-]+)")? \/>$/.exec(html) ?? []
  return (component === 'DataTable' ? of : component) ?? ''
}

/** A sentence with its figures. ex: `within <Figure of="sla.rto" />` -> `within < 30 min` */
function fillIn(text: string, figures: ShownPage['figures']): string {
  return text.replace(/<Figure of="([\w.-]+)" \/>/g, (_, name: string) => figures[name] ?? '')
}

function readTable(section: Section, table: PropTable | undefined): void {
  const rows = (table?.rows ?? []).map((row) => row.map(cellText))
  section.text += rows
    .flat()
    .map((cell) => `${cell} `)
    .join('')
  section.names.push(...rows.flatMap(([name = '']) => shortNames(name)))
}

function cellText(cell: PropTable['rows'][number][number]): string {
  return (typeof cell === 'string' ? cell : cell.text).replaceAll('`', '')
}

/** Cells and items keep a space between them. */
function blockText(node: RootContent): string {
  if ('children' in node && ['table', 'tableRow', 'list', 'listItem', 'blockquote'].includes(node.type)) {
    return node.children.map((child) => blockText(child as RootContent)).join(' ')
  }
  const text = textOf(node)
  return /^(import\s|<[A-Z])/.test(text) ? '' : text
}
