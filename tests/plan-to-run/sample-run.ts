import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import type {RunEvent} from '../../src/model/event.ts'
import type {Plan} from '../../src/model/plan.ts'
import {planRun} from '../../src/runbook-to-plan/plan-run.ts'
import {runbookText, stepText} from '../make-project.ts'

const markdown = runbookText(
  `${stepText('look', '.read retry=2 every=1s', 'echo "$PLACE"').replace('```bash', '```bash capture=FOUND')}
${stepText('mend', '.change', 'mend "$FOUND"', '\n```bash verify\nis-mended\n```\n')}
:::step[Tell somebody]{#tell .read}
Call.
:::`,
  [
    'inputs:',
    '  PLACE: {type: string, description: Where}',
    'objectives: {rto: {from: look, to: mend, within: 1m}}',
  ],
)

const environment = {
  name: 'plain',
  version: 1 as const,
  description: 'A test.',
  guarded: false,
  yes: 'change' as const,
  refs: [],
  pass: [],
  values: {PLACE: 'here'},
  secrets: {},
}

/** A plan of three steps: one that looks, one that changes something, one for a person. */
export function samplePlan(): Plan {
  return planRun(parseRunbook(markdown, 'runbooks/sample.md').runbook, environment).plan
}

const at = (second: number) => new Date(Date.UTC(2026, 1, 11, 10, 0, second)).toISOString()
const nothing = {captures: {}, requests: []}

/** What happened: a look that worked the second time, a change, and a person who was not there. */
export function sampleEvents(): readonly RunEvent[] {
  const request = {method: 'POST', host: 'api.example.com', path: '/v1/mend', status: 200}
  return [
    {
      kind: 'run-started',
      at: at(0),
      version: 1,
      run: '20260211t100000z-sample-0001',
      plan: samplePlan(),
      isolation: 'none',
      tools: {gcloud: 'missing', postgres: 'none'},
      user: 'somebody',
    },
    {kind: 'step-started', at: at(0), step: 'look', attempt: 1},
    {
      kind: 'step-ended',
      at: at(1),
      step: 'look',
      attempt: 1,
      status: 'failed',
      durationMs: 900,
      exitCode: 7,
      message: 'Step `look` ended with exit code 7.',
      hint: 'Look.',
      ...nothing,
    },
    {kind: 'step-started', at: at(2), step: 'look', attempt: 2},
    {
      kind: 'step-ended',
      at: at(3),
      step: 'look',
      attempt: 2,
      status: 'passed',
      durationMs: 1000,
      exitCode: 0,
      captures: {FOUND: 'a | pipe and `ticks`'},
      requests: [],
    },
    {kind: 'step-started', at: at(3), step: 'mend', attempt: 1},
    {
      kind: 'step-ended',
      at: at(9),
      step: 'mend',
      attempt: 1,
      status: 'passed',
      durationMs: 6000,
      exitCode: 0,
      verify: {answer: 'holds', tries: 2, durationMs: 800, exitCode: 0, tail: ''},
      output: {
        bytes: 12,
        sha256: '0'.repeat(64),
        tail: '```\nnot the end of a fence\n',
        log: 'output/mend.1.log',
      },
      captures: {},
      requests: [request],
    },
    {kind: 'note', at: at(9), step: 'tell', text: 'nobody is at the terminal'},
    {kind: 'run-ended', at: at(9), status: 'waiting', durationMs: 9000},
  ]
}
