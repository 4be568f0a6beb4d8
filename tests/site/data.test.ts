import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {readData} from '../../plugins/docusaurus-plugin-runbooks/read-data.ts'
import {planFileSchema} from '../../src/model/plan-task.ts'
import {slaFileSchema} from '../../src/model/sla-metric.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'page-data-'))
})
afterAll(() => rm(dir, {recursive: true}))

test('the plan has all 41 tasks, each number once', async () => {
  const {tasks} = await readData('.', 'docs/_data/plan.yaml', planFileSchema)
  expect(tasks.map(({number}) => number).sort((a, b) => a - b)).toEqual(
    Array.from({length: 41}, (_, i) => i + 1),
  )
})

test('every metric of the service level has an id of its own', async () => {
  const {metrics} = await readData('.', 'docs/_data/sla.yaml', slaFileSchema)
  expect(new Set(metrics.map(({id}) => id)).size).toBe(metrics.length)
})

test('a file of another form is refused with every value that is wrong', async () => {
  await writeFile(
    path.join(dir, 'plan.yaml'),
    'version: 1\ntasks:\n  - {number: 0, title: A, priority: soon, state: open, home: /x}\n',
  )
  await expect(readData(dir, 'plan.yaml', planFileSchema)).rejects.toThrow(
    /plan\.yaml does not have the expected form:\n {2}tasks\.0\.number: .*\n {2}tasks\.0\.priority: /,
  )
})
