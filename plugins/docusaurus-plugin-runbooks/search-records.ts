import type {Heading, Nodes, RootContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {PlanTask} from '../../src/model/plan-task.ts'
import type {Runbook} from '../../src/model/runbook.ts'
import type {SearchRecord} from '../../src/model/search-record.ts'
import {headingIds, headingText} from '../../src/runbook-to-problems/find-ids.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'

/** A page of the site with its source, as a search wants to find it. */
export interface SearchedPage {
  readonly markdown: string
  readonly file: string
  readonly permalink: string
  readonly title: string
  readonly description: string
  /** What else people call it. */
  readonly keywords: readonly string[]
}

/** What can be found on one page: the page itself, its sections, and its steps. */
export function searchRecords(searched: SearchedPage): SearchRecord[] {
  const {markdown, file, permalink, title, description, keywords} = searched
  const {runbook, nodes, stepIds} = readPage(markdown, file)
  const isRunbook = runbook.steps.length > 0
  const ids = headingIds(nodes, stepIds)
  const sections = splitSections(nodes, ids)
  const [lead, ...rest] = sections
  const page: SearchRecord = {
    ...{url: permalink, kind: isRunbook ? 'runbook' : 'page', title, page: title},
    keys: [...namesOf(runbook), ...keywords, permalink.split('/').at(-1) ?? ''],
    ...{alerts: runbook.alerts, text: `${description} ${lead?.text ?? ''}`, code: lead?.code ?? ''},
  }
  const found = rest.map<SearchRecord>(({heading, text, code}) => ({
    ...{url: `${permalink}#${ids.get(heading!)}`, kind: 'section', page: title},
    ...{title: headingText(heading!), keys: [], alerts: [], text, code},
  }))
  return [page, ...found, ...stepRecords(runbook, permalink)]
}

function namesOf({alerts, symptoms, systems}: Runbook): readonly string[] {
  return [...alerts, ...symptoms, ...systems]
}

/** A task of the plan leads to the page that settles it. */
export function taskRecord({number, title, home, note}: PlanTask): SearchRecord {
  return {
    ...{url: home, kind: 'task', title: `Task ${number}: ${title}`, page: 'Plan'},
    ...{keys: [`task ${number}`, `#${number}`], alerts: [], text: note, code: ''},
  }
}

function stepRecords({steps, title: page}: Runbook, permalink: string): SearchRecord[] {
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

// Steps have records of their own; their content is not repeated in that of the section around them.
function splitSections(nodes: readonly Nodes[], ids: ReadonlyMap<Heading, string>): readonly Section[] {
  const root = nodes[0]
  const sections: Section[] = [{text: '', code: ''}]
  for (const node of root?.type === 'root' ? root.children : []) {
    if (node.type === 'heading' && node.depth > 1 && ids.has(node)) {
      sections.push({heading: node, text: '', code: ''})
    } else readInto(sections.at(-1)!, node)
  }
  return sections
}

function readInto(section: Section, node: RootContent): void {
  if (node.type === 'yaml' || node.type === 'html') return
  if (node.type === 'containerDirective' && node.name === 'step') return
  if (node.type === 'code') section.code += `${node.value}\n`
  else section.text += `${blockText(node)} `
}

/** Cells and items keep a space between them. */
function blockText(node: RootContent): string {
  if ('children' in node && ['table', 'tableRow', 'list', 'listItem', 'blockquote'].includes(node.type)) {
    return node.children.map((child) => blockText(child as RootContent)).join(' ')
  }
  const text = textOf(node)
  return /^(import\s|<[A-Z])/.test(text) ? '' : text
}
