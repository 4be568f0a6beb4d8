import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {appendDrill} from '../../scripts/drill-log/append-drill.mjs'
import {drillsFileSchema} from '../../src/model/drill.ts'

const empty = '# Kept.\nversion: 1\ndrills: []\n'
const evidence = {
  ...{run: '20261130t220000z-a-0001', runbook: 'a', environment: 'rehearsal', isolation: 'isolated'},
  ...{status: 'passed', startedAt: '2026-11-30T22:00:00.000Z', durationMs: 13_817.4, dirty: false},
  ...{commit: '1'.repeat(40), digest: '2'.repeat(64), head: '3'.repeat(64)},
  tools: {gcloud: '528.0.0 (kept warm)', postgres: '15.18 (system)'},
  objectives: {rto: {withinMs: 1_800_000, measuredMs: 10_203, met: true}},
}

test('an entry holds what the evidence says, and its file has the form of its schema', () => {
  const log = appendDrill(empty, evidence)
  expect(drillsFileSchema.parse(parse(log)).drills).toEqual([
    {
      ...{run: evidence.run, runbook: 'a', environment: 'rehearsal', isolation: 'isolated'},
      ...{startedAt: '2026-11-30T22:00:00.000Z', durationMs: 13_817, rtoMs: 10_203},
      ...{commit: '1'.repeat(40), digest: '2'.repeat(64), head: '3'.repeat(64)},
      ...{gcloud: '528.0.0 (kept warm)', postgres: '15.18 (system)'},
    },
  ])
  expect(log).toMatch(/^# Kept\.\n/)
})

test('the next entry is added below, and what stands there stays byte for byte', () => {
  const one = appendDrill(empty, evidence)
  const two = appendDrill(one, {...evidence, run: 'another'})
  expect(two.startsWith(one)).toBe(true)
  expect(drillsFileSchema.parse(parse(two)).drills.map(({run}) => run)).toEqual([evidence.run, 'another'])
})

test.each([
  ['that failed', {status: 'failed'}, 'only one that passed is kept'],
  ['of changes that no commit has', {dirty: true}, 'of a text that no commit has'],
  ['outside of a repository', {commit: undefined}, 'of a text that no commit has'],
])('a run %s is refused', (_, change, message) => {
  expect(() => appendDrill(empty, {...evidence, ...change})).toThrow(message)
})

test('a run is kept once', () => {
  expect(() => appendDrill(appendDrill(empty, evidence), evidence)).toThrow('is kept already')
})
