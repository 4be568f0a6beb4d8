import type {JournalLine, RunEvent} from '../../src/model/event.ts'
import {samplePlan} from './sample-run.ts'

const at = (second: number, day = 11) => new Date(Date.UTC(2026, 1, day, 10, 0, second)).toISOString()
const tools = {gcloud: 'missing', postgres: 'none'}
const nothing = {captures: {}, requests: []}
const commit = '0123456789abcdef0123456789abcdef01234567'

/** A night with everything in it: a question, a note, a webhook, a cut, a take-over, a clock set back, a rollback. */
export function longRunEvents(): readonly RunEvent[] {
  return [
    {
      ...{
        kind: 'run-started',
        at: at(0),
        version: 1,
        run: '20260211t100000z-sample-0001',
        plan: samplePlan(),
      },
      ...{isolation: 'none', tools, user: 'eva', commit, dirty: false, incident: 'INC-7'},
    },
    {kind: 'hook', at: at(0), on: 'start', outcome: 'delivered', status: 200},
    {kind: 'step-started', at: at(1), step: 'look', attempt: 1},
    {
      ...{kind: 'step-ended', at: at(9), step: 'look', attempt: 1, status: 'passed', durationMs: 8000},
      ...{exitCode: 0, ...nothing},
    },
    // Said while the step ran, written down with its end.
    {kind: 'note', at: at(4), by: 'ann', text: 'Looks <b>odd</b>\nto me', note: '1-a'},
    {kind: 'asked', at: at(9), step: 'mend'},
    {kind: 'note', at: at(15), by: 'eva', step: 'mend', text: 'waiting for [the owner](javascript:x)'},
    {kind: 'asked', at: at(15), step: 'mend'},
    {kind: 'input-changed', at: at(20), name: 'PLACE', value: 'there'},
    {kind: 'asked', at: at(20), step: 'mend'},
    {kind: 'step-started', at: at(29), step: 'mend', attempt: 1},
    {
      ...{kind: 'run-resumed', at: at(5, 12), tools, user: 'ann', commit, dirty: true},
      ...{takeOver: 'the laptop of eva is closed'},
    },
    {kind: 'step-started', at: at(6, 12), step: 'mend', attempt: 2},
    {
      ...{kind: 'step-ended', at: at(16, 12), step: 'mend', attempt: 2, status: 'failed', durationMs: 10_000},
      ...{message: 'Step `mend` ended with exit code 7: <script>.', hint: 'Read its output.', exitCode: 7},
      ...nothing,
    },
    // The clock is set back by half a minute.
    {kind: 'run-ended', at: at(-14, 12), status: 'failed', durationMs: 11_000},
    {kind: 'hook', at: at(-9, 12), on: 'failed', outcome: 'failed', reason: 'no answer within 5s'},
    {kind: 'rollback-started', at: at(10, 12), tools, user: 'ann', commit, steps: ['mend'], stays: []},
    {kind: 'step-rollback-started', at: at(11, 12), step: 'mend', attempt: 1},
    {
      ...{kind: 'step-rollback-ended', at: at(14, 12), step: 'mend', attempt: 1, status: 'rolled-back'},
      ...{durationMs: 3000, requests: []},
    },
    // The machine slept for an hour before the end.
    {kind: 'run-ended', at: at(3614, 12), status: 'rolled-back', durationMs: 4000},
    {kind: 'note', at: at(3700, 12), by: 'eva', text: 'All is well again.', note: '2-b'},
  ]
}

/** Events as the lines of a journal whose hashes are easy to read. */
export function linesOf(events: readonly RunEvent[]): readonly JournalLine[] {
  return events.map((event, seq) => ({...event, seq, prev: 'p', hash: `hash-${seq}`}))
}
