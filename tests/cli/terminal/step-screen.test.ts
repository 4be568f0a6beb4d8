import {expect, test} from 'vitest'
import {createPaint} from '../../../src/cli/terminal/paint.ts'
import {renderStepScreen} from '../../../src/cli/terminal/step-screen.ts'
import type {JournalLine, RunEvent} from '../../../src/model/event.ts'
import type {Plan} from '../../../src/model/plan.ts'
import {foldRun} from '../../../src/plan-to-run/fold-run.ts'
import {sampleEvents, samplePlan} from '../../plan-to-run/sample-run.ts'

/** The run of the sample up to an event, with another plan where one is given. */
function runUpTo(count: number, plan: Plan = samplePlan()) {
  const [first, ...rest] = sampleEvents()
  const events = [{...first, plan} as RunEvent, ...rest].slice(0, count)
  return foldRun(events.map((event, seq): JournalLine => ({...event, seq, prev: '', hash: ''})))
}

interface Shown {
  readonly run?: ReturnType<typeof runUpTo>
  readonly now?: string
  readonly columns?: number
  readonly role?: 'run' | 'rollback'
}

function screenOf(
  id: string,
  {run = runUpTo(5), now = '2026-02-11T10:00:05Z', columns = 70, role = 'run'}: Shown = {},
) {
  const step = run.plan.steps.find((one) => one.id === id)!
  const look = {columns, paint: createPaint(false)}
  return renderStepScreen({step, run, now: new Date(now), role}, look).join('\n')
}

/** The sample's plan with one of its steps changed. */
function planWith(id: string, change: Partial<Plan['steps'][number]>, rest: Partial<Plan> = {}): Plan {
  const plan = samplePlan()
  return {...plan, ...rest, steps: plan.steps.map((step) => (step.id === id ? {...step, ...change} : step))}
}

test('the screen says where, what, with which values, what it risks, how it is undone, and the time', () => {
  expect(screenOf('mend')).toMatchInlineSnapshot(`
    "
    ── PLAIN ── step 2 of 3 ── Steps ─────────────────────────────────────
    mend: Step mend

      $ mend "$FOUND"

      FOUND=a | pipe and \`ticks\`

      risk     change: it changes something
      undo     stays as it is: it has no rollback
      check    its verify is asked after it
      limit    5m
      time     5s of 1m to recover
    "
  `)
})

test('a manual step shows its prose, and no risk that is none', () => {
  expect(screenOf('tell')).toMatchInlineSnapshot(`
    "
    ── PLAIN ── step 3 of 3 ── Steps ─────────────────────────────────────
    tell: Tell somebody (by hand)

      Call.

      time     5s of 1m to recover
    "
  `)
})

test('a secret is named and never shown', () => {
  const plan = {...samplePlan(), secrets: ['FOUND']}
  expect(screenOf('mend', {run: runUpTo(5, plan)})).toContain('FOUND=[secret]')
  expect(screenOf('mend', {run: runUpTo(5, plan)})).not.toContain('pipe')
})

test('control bytes of values, titles and prose never reach the terminal', () => {
  const evil = '\x1b]52;c;ZXZpbA==\x07 \x1b[8mhidden \x9b2J \u202etxt\r'
  const plan = planWith('tell', {title: evil, prose: evil, section: evil}, {values: {PLACE: evil}})
  const shown = screenOf('tell', {run: runUpTo(5, plan)}) + screenOf('look', {run: runUpTo(1, plan)})
  expect(shown).toContain('^[]52;c;')
  expect(shown).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/)
})

test('a value with line ends stays on one line, and a long one says its length', () => {
  const two = planWith('look', {}, {values: {PLACE: 'one\ntwo'}})
  expect(screenOf('look', {run: runUpTo(1, two)})).toContain('PLACE="one\\ntwo"')
  const long = planWith('look', {}, {values: {PLACE: 'x'.repeat(5000)}})
  expect(screenOf('look', {run: runUpTo(1, long)})).toMatch(/PLACE=x{200}… \(5000 characters\)/)
})

test('a command is never broken, however narrow the terminal', () => {
  const code = `gcloud ${'--long-option=value '.repeat(10)}`
  const run = runUpTo(5, planWith('mend', {run: {...samplePlan().steps[1]!.run!, code}}))
  expect(screenOf('mend', {run, columns: 60}).split('\n')).toContain(`  $ ${code}`)
})

test('no line of prose or facts is wider than the terminal', () => {
  const prose = 'Some words that go on and on, and `a command` between them. '.repeat(5)
  const run = runUpTo(5, planWith('tell', {prose}, {escalate: {afterMs: 900_000, to: 'platform-lead'}}))
  const widths = screenOf('tell', {run, columns: 60})
    .split('\n')
    .map((line) => line.length)
  expect(Math.max(...widths)).toBeLessThanOrEqual(60)
})

const escalate = {afterMs: 900_000, to: 'platform-lead'}

test.each([
  [1, '2026-02-11T10:00:05Z', '1m to recover, counted from look; escalate to platform-lead after 15m'],
  [5, '2026-02-11T10:00:42Z', '42s of 1m to recover; escalate to platform-lead after 15m'],
  [5, '2026-02-11T10:16:00Z', '16m of 1m to recover; escalate to platform-lead now, 15m have passed'],
  [7, '2026-02-11T10:00:42Z', 'recovered in 9s of 1m; escalate to platform-lead after 15m'],
])('after %i events at %s the time is: %s', (count, now, time) => {
  const run = runUpTo(count, {...samplePlan(), escalate})
  expect(screenOf('tell', {run, now, columns: 120})).toContain(`time     ${time}`)
})

test('without an objective the time since the start is shown', () => {
  const run = runUpTo(5, {...samplePlan(), objectives: {}})
  expect(screenOf('tell', {run})).toContain('time     5s since the start')
})

test('a rollback shows its own block, risk and limit', () => {
  const fence = samplePlan().steps[1]!.run!
  const rollback = {...fence, code: 'unmend "$PLACE"', risk: 'change' as const, timeoutMs: 90_000}
  const run = runUpTo(5, planWith('mend', {rollback}))
  const shown = screenOf('mend', {run, role: 'rollback'})
  expect(shown).toContain('── PLAIN ── roll back step 2 of 3 ── Steps')
  expect(shown).toContain('  $ unmend "$PLACE"\n\n  PLACE=here\n')
  expect(shown).toContain('limit    1m 30s')
  expect(shown).not.toContain('FOUND')
})
