import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {listFigures} from '../../plugins/docusaurus-plugin-runbooks/list-figures.ts'
import {listTables} from '../../plugins/docusaurus-plugin-runbooks/list-tables.ts'
import {readData} from '../../plugins/docusaurus-plugin-runbooks/read-data.ts'
import {environmentSchema} from '../../src/model/environment.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {projectRoot} from '../run-cli.ts'
import {exceptions} from './figure-exceptions.ts'
import {findLiterals, findUnused} from './find-literals.ts'
import {readProject} from './site-data.ts'

const {data, runbooks} = await readProject()
const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8')

describe.each(Object.entries(exceptions))('%s', (file, excused) => {
  test('every number comes from the data, or is an exception with its reason', () => {
    expect(findLiterals(readPage(read(file), file), excused)).toEqual([])
  })

  test('every exception is needed and says why', () => {
    expect(findUnused(readPage(read(file), file), excused)).toEqual([])
    expect(excused.filter(({why}) => why.length < 10)).toEqual([])
  })

  test('a number that somebody adds is found', () => {
    const page = readPage(`${read(file)}\n\nRecovery takes 12 minutes.\n`, file)
    expect(findLiterals(page, excused)).toMatchObject([{text: '12'}])
  })

  test('every figure and table that it names exists', () => {
    const text = read(file)
    const named = (tag: string) =>
      [...text.matchAll(new RegExp(`<${tag} of="([^"]*)" />`, 'g'))].map(([, of]) => of!)
    expect(Object.keys(listFigures(data, runbooks))).toEqual(expect.arrayContaining(named('Figure')))
    expect(Object.keys(listTables(data, runbooks))).toEqual(expect.arrayContaining(named('DataTable')))
  })
})

test.each([
  ['a figure in prose', 'Recovery takes 12 minutes.', '12'],
  ['a figure in words', 'Recovery takes twelve minutes.', 'twelve'],
  ['a figure of one', 'It takes at most one hour.', 'one hour'],
  ['a figure of one, unnamed', 'It takes an hour.', 'an hour'],
  ['none', 'There are zero errors.', 'zero'],
  ['many in words', 'It bears thousands of jobs.', 'thousands'],
  ['a fraction in words', 'A quarter of the budget is left.', 'A quarter'],
  ['a fraction in one sign', 'It takes ½ hour.', '½'],
  ['a bold half of a figure', 'It takes **30** min.', '30'],
  ['a picture', '![99 % up](a.png)', '99'],
  ['a picture of HTML', '<img alt="99 % up" />', '99'],
  ['a note below', 'Up[^a].\n\n[^a]: Since 2026.', '2026.'],
  ['a list', '- within 15 min', '15'],
  ['an expression in an attribute', '<div data-x={90}>soon</div>', 'data-x={90}>soon</div>'],
  ['a share', 'We promise 99.99 %.', '99.99'],
  ['a table', '| a | b |\n|---|---|\n| RTO | 30 min |', '30'],
  ['a heading', '## Back in 5 minutes', '5'],
  ['a link', '[within 15m](/docs)', '15m'],
  ['code', '`RTO=30m`', 'RTO=30m'],
  ['a fence', '```bash\nsleep 90\n```', '90'],
  ['an expression', 'It takes {30} minutes.', '{30}'],
  ['an attribute of a component', '<Badge text="30 min" />', '30'],
  ['a tag', '<b title="30 min">soon</b>', '30'],
  ['an excused word with one digit more', 'The answer was 15xx.', '15xx.'],
])('%s that somebody types is found', (_what, line, found) => {
  const page = readPage(`# Page\n\n${line}\n`, 'docs/page.md')
  expect(findLiterals(page, [{words: '5xx', why: ''}]).map(({text}) => text)).toEqual([found])
})

test('a figure follows the data', () => {
  const sla = {...data.sla, promise: 98, dependencies: data.sla.dependencies.slice(0, 1)}
  expect(listFigures({...data, sla}, runbooks)).toMatchObject({
    promise: '98 %',
    ceiling: '99.95 %',
    'ceiling.product': '0.9995 = 0.9995',
  })
})

test('the values for work by hand are those of production', async () => {
  const {values} = await readData(projectRoot, 'runbooks/_environments/production.yaml', environmentSchema)
  const written = read('docs/disaster-recovery-guide.md').matchAll(/\b([A-Z][A-Z_]+)=(\S+)/g)
  const named = [...written].filter(([, name]) => name! in values)
  expect(named.length).toBeGreaterThan(4)
  for (const [, name, value] of named) expect([name, value]).toEqual([name, values[name!]])
})
