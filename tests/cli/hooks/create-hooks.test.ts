import {expect, test} from 'vitest'
import {createHooks, type HookPorts} from '../../../src/cli/hooks/create-hooks.ts'
import type {JournalLine, RunEvent} from '../../../src/model/event.ts'
import {systemClock} from '../../../src/plan-to-run/clock.ts'
import {samplePlan} from '../../plan-to-run/sample-run.ts'

const at = '2026-02-11T10:00:00.000Z'
const tools = {gcloud: 'missing', postgres: 'none'}
const start: RunEvent = {
  ...{kind: 'run-started', at, version: 1, run: '20260211t100000z-sample-0001', plan: samplePlan()},
  ...{isolation: 'none', tools, user: 'somebody'},
}
const asked: RunEvent = {kind: 'asked', at, step: 'mend'}

/** Hooks for every occasion that keep what is sent. */
function hooks(more: Partial<HookPorts> = {}) {
  const sent: any[] = []
  const names = ['start', 'waiting', 'failed', 'done'] as const
  const addresses = new Map(names.map((on) => [on, 'https://hooks.example.com/x'] as const))
  const made = createHooks(addresses, {
    post: async ({body}) => {
      sent.push(JSON.parse(body))
      return 200
    },
    clock: systemClock,
    signal: new AbortController().signal,
    mask: (text) => text.replaceAll('somebody', '[masked]'),
    ...more,
  })
  const lines: JournalLine[] = []
  const tell = (...events: readonly RunEvent[]) => {
    const written = events.map((event, index) => ({...event, seq: lines.length + index, prev: '', hash: ''}))
    lines.push(...written)
    made.tell(written, lines)
  }
  return {...made, tell, sent}
}

const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs))

test('a question that nobody answers is told once', async () => {
  const {tell, sent, settle} = hooks({patienceMs: 20})
  tell(start, asked)
  await pause(100)
  await settle()
  expect(sent.slice(1)).toMatchObject([{event: 'waiting', status: 'waiting', step: 'mend'}])
})

test('a question that is answered in time is told to nobody', async () => {
  const {tell, sent, settle} = hooks({patienceMs: 50})
  tell(start, asked)
  tell({kind: 'step-started', at, step: 'mend', attempt: 1})
  await pause(100)
  tell(asked)
  await settle()
  await pause(100)
  expect(sent.map(({event}) => event)).toEqual(['start'])
})

test.each([
  ['passed', 'done'],
  ['rolled-back', 'done'],
  ['failed', 'failed'],
  ['waiting', 'waiting'],
  ['interrupted', undefined],
] as const)('a run that ended %s is told as %s', async (status, event) => {
  const {tell, sent, settle} = hooks()
  tell(start, {kind: 'run-ended', at, status, durationMs: 1})
  await settle()
  expect(sent.slice(1).map((one) => one.event)).toEqual(event ? [event] : [])
})

test('a run that goes on or back says who does it', async () => {
  const {tell, sent, settle} = hooks()
  tell(start)
  tell({kind: 'run-resumed', at, tools, user: 'eva'})
  tell({kind: 'rollback-started', at, tools, user: 'ann', steps: [], stays: []})
  await settle()
  expect(sent.map(({text}) => text)).toEqual([
    'PLAIN: sample was started by [masked] (run 20260211t100000z-sample-0001)',
    'PLAIN: sample goes on, by eva (run 20260211t100000z-sample-0001)',
    'PLAIN: sample is being rolled back by ann (run 20260211t100000z-sample-0001)',
  ])
})

test('a run that is told to stop waits for no webhook', async () => {
  const controller = new AbortController()
  const {tell, settle} = hooks({post: () => new Promise(() => {}), signal: controller.signal})
  tell(start)
  controller.abort('SIGTERM')
  expect(await settle()).toMatchObject([{on: 'start', outcome: 'failed', reason: 'the run was told to stop'}])
})
