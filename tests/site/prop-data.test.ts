import {expect, test} from 'vitest'
import {listDrills} from '../../plugins/docusaurus-plugin-runbooks/list-drills.ts'
import {listHistory} from '../../plugins/docusaurus-plugin-runbooks/list-history.ts'
import {budgetLevels, ceilingOf, sampleFor} from '../../plugins/docusaurus-plugin-runbooks/prop-budget.ts'
import {propMetric} from '../../plugins/docusaurus-plugin-runbooks/prop-metric.ts'
import {propTask} from '../../plugins/docusaurus-plugin-runbooks/prop-task.ts'
import {tableOfDrills} from '../../plugins/docusaurus-plugin-runbooks/table-of-drills.ts'
import type {Drill} from '../../src/model/drill.ts'
import {type PlanTask, planTaskSchema} from '../../src/model/plan-task.ts'
import type {PropRun, PropRunbook} from '../../src/model/prop-runbook.ts'
import {slaMetricSchema} from '../../src/model/sla-metric.ts'
import {readProject} from '../pages/site-data.ts'

const {data} = await readProject()

function run(environment: string, more: Partial<PropRun> = {}): PropRun {
  return {
    ...{id: `r-${environment}`, startedAt: '2026-11-25T10:00:00.000Z', durationMs: 60_000, status: 'passed'},
    ...{
      environment,
      passes: ['forward'],
      isolation: 'isolated',
      tools: {gcloud: 'g', postgres: 'p'},
      head: 'h',
    },
    ...{current: true, rto: {withinMs: 1_800_000, measuredMs: 12_000, met: true}},
    ...more,
  }
}

function runbook(more: Partial<PropRunbook> = {}): PropRunbook {
  const lists = {symptoms: [], alerts: [], systems: [], leaves: [], permissions: [], requires: [], inputs: []}
  const known = {digest: 'd', hasVerify: false, hasRollback: false}
  const evidence = {kind: 'executed', status: 'passed', durationMs: 1, blocks: ['run'], requests: []} as const
  return {
    ...{id: 'a', title: 'A', description: '', owner: 'platform', permalink: '/runbooks/a', digest: 'd'},
    ...{
      ...lists,
      ownerName: 'Platform',
      environments: {},
      outside: [],
      rehearsedSteps: 1,
      rtoWithinMs: 1_800_000,
    },
    steps: [
      {id: 'x', title: 'X', risk: 'read', kind: 'command', section: '', number: 1, evidence, ...known},
      {
        id: 'y',
        title: 'Y',
        risk: 'read',
        kind: 'command',
        section: '',
        number: 2,
        evidence: {kind: 'outdated'},
        ...known,
      },
    ],
    ...more,
  }
}

function metric(more: object) {
  const text = {id: 'm', name: 'M', window: 'w', formula: 'f', source: 's'}
  return slaMetricSchema.parse({...text, unit: '%', target: {below: 0.1}, ...more})
}

const measurement = {
  environment: 'production',
  value: 0.05,
  date: '2027-02-01',
  sample: '9 requests',
  source: 's',
}

test.each([
  ['production', 0.05, 'met'],
  ['production', 0.1, 'missed'],
  ['staging', 0.05, undefined],
  ['staging', 5, undefined],
])('%s with %s has the verdict %s', (environment, value, verdict) => {
  const [shown] = propMetric(metric({measured: [{...measurement, environment, value}]}), []).measured
  expect(shown).toEqual({...measurement, environment, value: `${value} %`, ...(verdict && {verdict})})
})

test.each([
  [{below: 12.5}, 'USD', '< $12.50'],
  [{above: 99}, '%', '> 99 %'],
  [{none: 'none yet'}, 'ms', 'none yet'],
  [{objective: 'a.rto'}, 'duration', '< 30 min'],
])('the target %o reads %s %s', (target, unit, text) => {
  expect(propMetric(metric({target, unit}), [runbook()]).target).toBe(text)
})

test('an objective is measured by evidence, with a verdict for production only and the present text only', () => {
  const outside = [run('production'), run('staging'), run('production', {current: false})]
  const {measured} = propMetric(metric({target: {objective: 'a.rto'}}), [
    runbook({run: run('rehearsal'), outside}),
  ])
  expect(measured.map(({environment, value, verdict}) => [environment, value, verdict])).toEqual([
    ['rehearsal', '12 s', undefined],
    ['production', '12 s', 'met'],
    ['staging', '12 s', undefined],
    ['production', '12 s', undefined],
  ])
  expect(measured.at(-1)?.source).toContain('an older text')
})

test('an objective that no runbook has is an error, and its figures are never typed', () => {
  const target = {objective: 'b.rto'}
  expect(() => propMetric(metric({target}), [runbook()])).toThrow('No runbook has the objective `b.rto`')
  expect(() => metric({target, measured: [measurement]})).toThrow('measured by the evidence of runs')
})

test('a rehearsal is no place for a figure in the file', () => {
  expect(() => metric({measured: [{...measurement, environment: 'rehearsal'}]})).toThrow()
})

test('the ceiling is the product of what we stand on, and the budget is what a level leaves over', () => {
  expect(ceilingOf(data.sla)).toBe(99.900025)
  expect(budgetLevels(data.sla).map(({level, allowed}) => [level, allowed])).toEqual([
    ['99.95 %', '21 min 36 s'],
    ['99.95 %', '21 min 36 s'],
    ['99.9 %', '43 min 12 s'],
    ['99.5 %', '3 h 36 min'],
  ])
})

test.each([
  [0.1, 3000],
  [1, 300],
  [0.07, 4286],
])('a rate below %s %% needs %s requests', (rate, requests) => {
  expect(sampleFor(rate)).toBe(requests)
})

test('a task shows the day on which its step ran as it is written now', () => {
  const task = (home: string) => ({...data.tasks[0]!, home}) satisfies PlanTask
  const books = [runbook({run: run('rehearsal')})]
  const days = ['/runbooks/a#x', '/runbooks/a#y', '/runbooks/a#section', '/runbooks/a', '/docs/support'].map(
    (home) => propTask(task(home), books).rehearsed,
  )
  expect(days).toEqual(['2026-11-25', undefined, '2026-11-25', '2026-11-25', undefined])
  expect(propTask(task('/runbooks/a#x'), [runbook()]).rehearsed).toBeUndefined()
})

const kept: Drill = {
  ...{run: 'r-kept', runbook: 'a', environment: 'rehearsal', isolation: 'isolated', durationMs: 14_000},
  ...{startedAt: '2026-11-24T10:00:00.000Z', rtoMs: 10_000, commit: 'c'.repeat(40), digest: 'd', head: 'h'},
}

test('the drill log has every kept drill and every run of the evidence once, newest first', () => {
  const later = run('staging', {startedAt: '2026-11-26T10:00:00.000Z', rto: undefined, current: false})
  const books = [runbook({run: run('rehearsal'), outside: [{...later, isolation: 'none'}]})]
  const {rows} = tableOfDrills(listDrills(books, [kept, {...kept, run: 'r-rehearsal', digest: 'old'}]))
  expect(rows.map(([began, , where, , rto, , commit]) => [began, where, rto, commit])).toEqual([
    ['26 Nov 2026, 10:00', 'staging, older text', 'not measured', 'unknown'],
    ['24 Nov 2026, 10:00', 'rehearsal, isolated, older text', '10 s', '`ccccccc`'],
    ['24 Nov 2026, 10:00', 'rehearsal, isolated', '10 s', '`ccccccc`'],
  ])
})

test('a drill log without any line says so', () => {
  expect(tableOfDrills([])).toMatchObject({rows: [], empty: expect.stringContaining('No drill is kept')})
})

test('the recovery time over time has a point for each kept drill, in the order of the clock', () => {
  const {rto} = listHistory(
    {metrics: [metric({id: 'rto', target: {objective: 'a.rto'}, unit: 'duration'})]},
    [runbook({run: run('rehearsal')})],
    [{...kept, run: 'second', startedAt: '2026-11-24T11:00:00.000Z', rtoMs: 9_000}, kept],
  )
  expect(rto?.points.map(({environment, at, text}) => [environment, at, text])).toEqual([
    ['rehearsal', '2026-11-24T10:00:00.000Z', '10 s'],
    ['rehearsal', '2026-11-24T11:00:00.000Z', '9 s'],
    ['rehearsal', '2026-11-25T10:00:00.000Z', '12 s'],
  ])
})

const corrections = [{plan: 'p', instead: 'i'}]
const base = {number: 1, title: 'T', priority: 'low', home: '/docs/plan', corrections}
const decision = {kind: 'decision', on: '2026-02-03', by: 'the owner', decision: 'D.'}
const made = {kind: 'run', on: '2026-12-01', run: 'r', environment: 'production', head: 'a'.repeat(64)}

test.each([
  ['a decision', decision],
  ['a run in production', made],
])('a task is done by %s', (_what, proof) => {
  expect(planTaskSchema.safeParse({...base, state: 'done', proof}).success).toBe(true)
  expect(planTaskSchema.safeParse({...base, state: 'prepared', proof}).success).toBe(false)
})

test.each([
  ['nothing', undefined],
  ['a rehearsal', {...made, environment: 'rehearsal'}],
  ['a run in staging', {...made, environment: 'staging'}],
  ['a run without a date', {...made, on: 'soon'}],
  ['a decision of nobody', {...decision, by: 'TO FILL name'}],
])('a task is not done by %s', (_what, proof) => {
  expect(planTaskSchema.safeParse({...base, state: 'done', proof}).success).toBe(false)
})
