import {expect, test} from 'vitest'
import {propRunbook, summarizeRunbook} from '../../plugins/docusaurus-plugin-runbooks/prop-runbook.ts'
import {propStepEvidence} from '../../plugins/docusaurus-plugin-runbooks/prop-step-evidence.ts'
import type {Evidence} from '../../src/model/evidence.ts'
import type {Runbook, Step} from '../../src/model/runbook.ts'

const place = {file: 'runbooks/a.md', line: 1, column: 1}

function step(id: string, more: Partial<Step> = {}): Step {
  const times = {timeoutMs: 1000, retry: 0, everyMs: 0, graceMs: 0}
  return {
    id,
    title: id,
    section: '',
    risk: 'read',
    kind: 'command',
    needs: [],
    prose: '',
    place,
    digest: `d-${id}`,
    ...times,
    ...more,
  }
}

function runbook(steps: Step[]): Runbook {
  const lists = {alerts: [], symptoms: [], systems: [], permissions: [], requires: [], leaves: [], fences: []}
  const text = {
    id: 'a',
    file: 'runbooks/a.md',
    title: 'A',
    description: '',
    owner: 'platform',
    digest: 'page',
  }
  return {...text, ...lists, inputs: {}, objectives: {rto: {from: 'x', to: 'y', withinMs: 5}}, steps}
}

function evidence(steps: Partial<Evidence['steps'][number]>[], more: Partial<Evidence> = {}): Evidence {
  return {
    ...{version: 1, run: 'r', runbook: 'a', digest: 'page', environment: 'rehearsal', isolation: 'isolated'},
    ...{
      tools: {gcloud: 'g', postgres: 'p'},
      status: 'passed',
      startedAt: '2026-11-23T00:00:00.000Z',
      durationMs: 9,
    },
    ...{objectives: {}, head: 'h', passes: ['forward'], leftovers: []},
    steps: steps.map((given) => ({
      ...{id: 'x', digest: 'd-x', status: 'passed', durationMs: 7, executed: ['run'], requests: []},
      ...given,
    })),
    ...more,
  }
}

test('a step without evidence was never executed', () => {
  expect(propStepEvidence(step('x'), undefined)).toEqual({kind: 'never'})
  expect(propStepEvidence(step('x'), evidence([{id: 'y'}]))).toEqual({kind: 'never'})
})

test('evidence of another text is out of date, however it ended', () => {
  expect(propStepEvidence(step('x'), evidence([{digest: 'older'}]))).toEqual({kind: 'outdated'})
})

test('a step whose blocks did not run says why', () => {
  const skipped = evidence([{status: 'skipped', executed: [], reason: 'manual: not rehearsed'}])
  expect(propStepEvidence(step('x'), skipped)).toEqual({kind: 'never', reason: 'manual: not rehearsed'})
})

test('equal requests are counted in the order of their first', () => {
  const request = {method: 'GET', host: 'h', path: '/p', status: 200}
  const sent = propStepEvidence(
    step('x'),
    evidence([{requests: [request, {...request, path: '/q'}, request]}]),
  )
  expect(sent).toMatchObject({
    kind: 'executed',
    blocks: ['run'],
    requests: [
      {path: '/p', count: 2},
      {path: '/q', count: 1},
    ],
  })
})

test('a page counts the steps that ran as written and knows that its text changed', () => {
  const page = propRunbook(runbook([step('x'), step('z')]), {
    permalink: '/runbooks/a',
    evidence: evidence([{}], {digest: 'older'}),
  })
  expect(page).toMatchObject({rehearsedSteps: 1, rtoWithinMs: 5, run: {current: false, id: 'r'}})
  expect(page.steps.map(({number}) => number)).toEqual([1, 2])
})

test('the summary carries no request, for every page loads it', () => {
  const page = propRunbook(runbook([step('x')]), {permalink: '/runbooks/a', evidence: evidence([{}])})
  expect(summarizeRunbook(page).steps).toEqual([{id: 'x', title: 'x', risk: 'read'}])
  expect(JSON.stringify(summarizeRunbook(page))).not.toContain('requests')
})
