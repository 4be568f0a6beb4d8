import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {dataSchemas} from '../plugins/docusaurus-plugin-runbooks/index.ts'
import {listFigures} from '../plugins/docusaurus-plugin-runbooks/list-figures.ts'
import {listTables} from '../plugins/docusaurus-plugin-runbooks/list-tables.ts'
import {environmentSchema} from '../src/model/environment.ts'
import {runEventSchema} from '../src/model/event.ts'
import {exitCodes} from '../src/model/exit-codes.ts'
import {inputSchema} from '../src/model/input.ts'
import {allRules} from '../src/runbook-to-problems/rules/index.ts'
import {shownNames} from '../src/runbook-to-problems/shown-names.ts'
import {readProject} from './pages/site-data.ts'
import {allCommands, optionsOf} from './project-facts.ts'
import {projectRoot} from './run-cli.ts'

const page = (name: string) => readFileSync(join(projectRoot, 'docs/reference', name), 'utf8')

/** The text of a `## heading` up to the next one. */
function section(text: string, heading: string): string {
  const start = text.indexOf(`\n## ${heading}\n`)
  expect(start, `docs/reference lacks "## ${heading}"`).toBeGreaterThan(-1)
  const end = text.indexOf('\n## ', start + 4)
  return text.slice(start, end === -1 ? undefined : end)
}

test.each([...allCommands()])('cli.md lists `%s` with exactly its options', (name, command) => {
  const listed = [...section(page('cli.md'), `runbook ${name}`).matchAll(/^\| `(--[a-z-]+)/gm)].map(
    (match) => match[1],
  )
  expect([...listed].sort()).toEqual([...optionsOf(command)].sort())
})

test('cli.md lists no command that does not exist', () => {
  const listed = [...page('cli.md').matchAll(/^## runbook ([a-z ]+)$/gm)].map((match) => match[1])
  expect([...listed].sort()).toEqual([...allCommands().keys()].sort())
})

test('exit-codes.md lists exactly the codes of the table', () => {
  const listed = [...page('exit-codes.md').matchAll(/^\| `?(\d+)`? \|/gm)].map((match) => Number(match[1]))
  expect([...listed].sort((a, b) => a - b)).toEqual(Object.values(exitCodes).sort((a, b) => a - b))
})

test('journal.md lists exactly the events', () => {
  const kinds = runEventSchema.options.map((option) => option.shape.kind.value)
  const [, table = ''] = /\n\| Event \|([\s\S]*?)\n\n/.exec(page('journal.md')) ?? []
  const listed = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1])
  expect([...listed].sort()).toEqual([...kinds].sort())
})

test.each(Object.keys(environmentSchema.shape))('environments.md describes `%s`', (field) => {
  expect(page('environments.md')).toContain(`\`${field}\``)
})

test.each([...inputSchema.shape.type.unwrap().options, ...Object.keys(inputSchema.shape)])(
  'format.md describes the input key or type `%s`',
  (name) => {
    expect(page('format.md')).toContain(`\`${name}\``)
  },
)

test('problems.md lists exactly the rules', () => {
  const known = allRules.map(({id}) => id)
  const listed = [...page('problems.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1])
  expect([...listed].sort()).toEqual([...known].sort())
})

/** Names of all fields of a JSON Schema, at any depth. */
function fieldsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, inner]) => [
    ...(key === 'properties' ? Object.keys(inner) : []),
    ...fieldsIn(inner),
  ])
}

test.each(Object.entries(dataSchemas()))('data.md describes every field of %s.yaml', (name, schema) => {
  const text = section(page('data.md'), `${name}.yaml`)
  const missing = [...new Set(fieldsIn(schema))].filter(
    (field) => field !== 'version' && !text.includes(`\`${field}\``),
  )
  expect(missing).toEqual([])
})

test('data.md lists exactly the tables and kinds of figures that pages may name', async () => {
  const {data, runbooks} = await readProject()
  const [, listed = ''] = /\nTables: ([^\n]+)/.exec(page('data.md')) ?? []
  expect([...listed.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name).sort()).toEqual(
    Object.keys(listTables(data, runbooks)).sort(),
  )
  const kinds = Object.keys(listFigures(data, runbooks)).map((key) =>
    key
      .replace(/^(sla|sample|term|time)\..*/, '$1.ID')
      .replace(/^escalation\..*/, 'escalation.ROLE')
      .replace(/^SEV\d/, 'SEV1'),
  )
  for (const kind of kinds) expect(page('data.md')).toContain(`\`${kind}\``)
})

test('verify knows exactly the names that components may show', async () => {
  const {data, runbooks} = await readProject()
  const shown = shownNames({sla: {...data.sla}, contacts: {...data.contacts}})
  const made = {Figure: listFigures(data, runbooks), DataTable: listTables(data, runbooks)}
  for (const [component, names] of Object.entries(made)) {
    expect(shown.get(component)).toEqual(expect.arrayContaining(Object.keys(names)))
  }
  expect([...shown.get('DataTable')!].sort()).toEqual(Object.keys(made.DataTable).sort())
})

test('the files of docs/_data have the form that the published schemas say', async () => {
  const check = new Ajv2020({strict: false})
  addFormats(check)
  for (const [name, schema] of Object.entries(dataSchemas())) {
    const data = parse(readFileSync(join(projectRoot, `docs/_data/${name}.yaml`), 'utf8'))
    const holds = check.compile(schema as object)
    holds(data)
    expect(holds.errors ?? []).toEqual([])
    expect(holds({...data, version: 2})).toBe(false)
  }
})
