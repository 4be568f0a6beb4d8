import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {JournalLine} from '../../src/model/event.ts'
import {foldRun} from '../../src/plan-to-run/fold-run.ts'
import {renderReport} from '../../src/run-to-report/render-report.ts'
import {runToEvidence} from '../../src/run-to-report/run-to-evidence.ts'
import {runToJson} from '../../src/run-to-report/run-to-json.ts'
import {sampleEvents, samplePlan} from '../plan-to-run/sample-run.ts'
import {projectRoot} from '../run-cli.ts'

/** Holds a text against its file in the case's folder; `UPDATE=1` writes the file instead. */
function expectGolden(name: string, actual: string): void {
  const path = join(projectRoot, 'tests/fixtures/a-run', name)
  if (process.env.UPDATE) writeFileSync(path, actual)
  expect(actual).toBe(readFileSync(path, 'utf8'))
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`

function sampleRun() {
  const lines = sampleEvents().map(
    (event, seq) => ({...event, seq, prev: 'p', hash: `hash-${seq}`}) as JournalLine,
  )
  return foldRun(lines)
}

test('the plan holds values, steps and digests', () => expectGolden('plan.json', json(samplePlan())))

test('the document tells the whole run', () => expectGolden('run.json', json(runToJson(sampleRun()))))

test('the report reads as Markdown, whatever a step printed', () =>
  expectGolden('report.md', renderReport(sampleRun())))

test('the evidence names what was executed', () =>
  expectGolden('evidence.json', json(runToEvidence(sampleRun()))))

test('a run that stopped in the middle of a step leaves that step unknown and the rest not run', () => {
  const lines = sampleEvents()
    .slice(0, 6)
    .map((event, seq) => ({...event, seq, prev: 'p', hash: 'h'}) as JournalLine)
  const run = foldRun(lines)
  expect(run.status).toBe('running')
  expect(run.steps.map(({status}) => status)).toEqual(['passed', 'unknown', 'not-run'])
})

test('what a step, a server or a person wrote is neither HTML, nor a link, nor a heading in the report', () => {
  const hostile = '<script>alert(1)</script>\n# heading ![x](http://example.com/x) `tick | pipe'
  const lines = sampleEvents().map((event, seq) => {
    const told =
      event.kind === 'step-ended'
        ? {message: hostile, hint: hostile, reason: hostile}
        : event.kind === 'note' && {text: hostile}
    return {...event, ...told, seq, prev: 'p', hash: 'h'} as JournalLine
  })
  const report = renderReport(foldRun(lines))
  expect(report).not.toMatch(/(^|[^\\])<script|^# heading|[^\\]\[x/m)
})
