import type {Heading, Nodes, RootContent} from 'mdast'
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
  /** Tables that the page may show by their name. */
  readonly tables: Readonly<Record<string, PropTable>>
}

/** A page as it was read; a runbook's with its runbook. */
export interface SearchedPage extends Partial<ParsedMarkdown> {
  readonly runbook?: Runbook
}

/** What can be found on one page: the page itself, its sections, and its steps. An old address that leads on is no answer. */
export function searchRecords({tree, data, runbook}: SearchedPage, shown: ShownPage): SearchRecord[] {
  const {permalink, title, description, keywords, tables} = shown
  const nodes = tree ? walkTree(tree).map(({node}) => node) : []
  if (nodes.some((node) => node.type === 'html' && node.value.startsWith('<Moved '))) return []
  const {steps = [], alerts = [], symptoms = [], systems = []} = runbook ?? {}
  const ids = headingIds(nodes, data?.ids ?? [])
  const [lead, ...rest] = splitSections(nodes, {ids, tables})
  const page: SearchRecord = {
    ...{url: permalink, kind: steps.length > 0 ? 'runbook' : 'page', title, page: title},
    keys: [...alerts, ...symptoms, ...systems, ...keywords, permalink.split('/').at(-1) ?? ''],
    ...{alerts, text: `${description} ${lead?.text ?? ''}`, code: lead?.code ?? ''},
  }
  const found = rest.map<SearchRecord>(({heading, text, code}) => ({
    ...{url: `${permalink}#${ids.get(heading!)}`, kind: 'section', page: title},
    ...{title: headingText(heading!), keys: [], alerts: [], text, code},
  }))
  return [page, ...found, ...stepRecords(steps, {permalink, title})]
}

/** A task of the plan leads to the page that settles it. */
export function taskRecord({number, title, home, note}: PlanTask): SearchRecord {
  return {
    ...{url: home, kind: 'task', title: `Task ${number}: ${title}`, page: 'Plan'},
    ...{keys: [`task ${number}`, `#${number}`], alerts: [], text: note, code: ''},
  }
}

function stepRecords(
  steps: Runbook['steps'],
  {permalink, title: page}: Pick<ShownPage, 'permalink' | 'title'>,
): SearchRecord[] {
  return steps.map(({id, title, prose, run, verify, rollback}) => ({
    ...{url: `${permalink}#${id}`, kind: 'step', title, page, keys: [id], alerts: []},
    text: prose.replace(/[*_`]|\]\([^)]*\)/g, '').replace(/\s+/g, ' '),
    code: [run, verify, rollback].map((fence) => fence?.code ?? '').join('\n'),
  }))
}

interface Section {
  readonly heading?: Heading
  text: string
  code: string
}

interface Surroundings extends Pick<ShownPage, 'tables'> {
  readonly ids: ReadonlyMap<Heading, string>
}

// Steps have records of their own; their content is not repeated in that of the section around them.
function splitSections(nodes: readonly Nodes[], {ids, tables}: Surroundings): readonly Section[] {
  const root = nodes[0]
  const sections: Section[] = [{text: '', code: ''}]
  for (const node of root?.type === 'root' ? root.children : []) {
    if (node.type === 'heading' && node.depth > 1 && ids.has(node)) {
      sections.push({heading: node, text: '', code: ''})
    } else readInto(sections.at(-1)!, node, tables)
  }
  return sections
}

function readInto(section: Section, node: RootContent, tables: ShownPage['tables']): void {
  if (node.type === 'yaml') return
  if (node.type === 'containerDirective' && node.name === 'step') return
  if (node.type === 'code') section.code += `${node.value}\n`
  else section.text += node.type === 'html' ? tableText(node.value, tables) : `${blockText(node)} `
}

/** The words of a table that a page shows by its name. ex: `<DataTable of="escalation" />` -> `0 min On-call, primary … ` */
function tableText(html: string, tables: ShownPage['tables']): string {
  const [, name = ''] = /^<DataTable of="([\w-]+)" \/>$/.exec(html) ?? []
  const cells = tables[name]?.rows.flat() ?? []
  return cells.map((cell) => `${typeof cell === 'string' ? cell : cell.text} `.replaceAll('`', '')).join('')
}

/** Cells and items keep a space between them. */
function blockText(node: RootContent): string {
  if ('children' in node && ['table', 'tableRow', 'list', 'listItem', 'blockquote'].includes(node.type)) {
    return node.children.map((child) => blockText(child as RootContent)).join(' ')
  }
  const text = textOf(node)
  return /^(import\s|<[A-Z])/.test(text) ? '' : text
}
