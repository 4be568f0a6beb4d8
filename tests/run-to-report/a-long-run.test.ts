import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {foldRun} from '../../src/plan-to-run/fold-run.ts'
import {renderReport} from '../../src/run-to-report/render-report.ts'
import {runToJson} from '../../src/run-to-report/run-to-json.ts'
import {linesOf, longRunEvents} from '../plan-to-run/long-run.ts'
import {projectRoot} from '../run-cli.ts'

/** Holds a text against its file in the case's folder; `UPDATE=1` writes the file instead. */
function expectGolden(name: string, actual: string): void {
  const path = join(projectRoot, 'tests/fixtures/a-long-run', name)
  if (process.env.UPDATE) writeFileSync(path, actual)
  expect(actual).toBe(readFileSync(path, 'utf8'))
}

const linkTemplate = 'https://git.example.com/o/r/blob/{commit}/{file}'
const run = () => foldRun(linesOf(longRunEvents()))

test('the report tells the whole night', () => expectGolden('report.md', renderReport(run(), {linkTemplate})))

test('the document tells the whole night', () =>
  expectGolden('run.json', `${JSON.stringify(runToJson(run()), undefined, 2)}\n`))

test.each([
  [
    {driver: 'process 12 on host here'},
    '| Status | running, driven by process 12 on host here: this is how far it is now |',
  ],
  [{}, '| Status | cut off: it has no end, and nobody drives it |'],
])('a run without an end says whether somebody drives it: %j', (around, row) => {
  const report = renderReport(foldRun(linesOf(longRunEvents().slice(0, 11))), around)
  expect(report).toContain(row)
  expect(report).toContain('`mend` was begun; its end is not known')
})

test('a damaged journal stands at the top of the report', () => {
  const [title, , warning] = renderReport(run(), {damage: 'The journal is damaged at line 9.'}).split('\n')
  expect(title).toMatch(/^# T: run /)
  expect(warning).toMatch(/^> \*\*Damaged\.\*\* The journal is damaged at line 9\./)
})

test('a run at no known commit has no link', () => {
  const [{commit: _, ...start}, ...rest] = longRunEvents() as any
  const report = renderReport(foldRun(linesOf([start, ...rest])), {linkTemplate})
  expect(report).toContain('| Text | `runbooks/sample.md`, at no known commit |')
})
