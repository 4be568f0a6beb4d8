import {join} from 'node:path'
import {newRunId} from '../../src/cli/run-folder.ts'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import type {JournalLine} from '../../src/model/event.ts'
import type {Plan} from '../../src/model/plan.ts'
import type {Run} from '../../src/model/run.ts'
import type {AttemptId} from '../../src/model/world.ts'
import {systemClock} from '../../src/plan-to-run/clock.ts'
import {executePlan} from '../../src/plan-to-run/execute-plan.ts'
import {foldRun} from '../../src/plan-to-run/fold-run.ts'
import type {Journal} from '../../src/plan-to-run/journal.ts'
import {createMasker} from '../../src/plan-to-run/mask.ts'
import type {ExecutePorts, Gate} from '../../src/plan-to-run/run-context.ts'
import {planRun} from '../../src/runbook-to-plan/plan-run.ts'

const environment = {
  name: 'plain',
  version: 1 as const,
  description: 'A test.',
  guarded: false,
  yes: 'destructive' as const,
  refs: [],
  pass: [],
  values: {},
  secrets: {},
}

/** The plan of a runbook's text, in an environment in which everything may run. */
export function planSample(markdown: string): Plan {
  return planRun(parseRunbook(markdown, 'runbooks/sample.md').runbook, environment).plan
}

/** What one driver of a run is given. */
export interface SampleDriver {
  readonly plan: Plan
  readonly journal: Journal
  /** The journal so far, when the run goes on. */
  readonly before: readonly JournalLine[]
  /** The run's folder; its steps start in `work` below. */
  readonly folder: string
  /** Told before a block of a step is executed. */
  readonly onAct?: (attempt: AttemptId) => void
  readonly gate: ExecutePorts['gate']
  readonly afterFailure?: () => Gate
}

/** Drives a run on real shells, in this process, as the CLI does: each batch is on the disk before the next thing is done. */
export async function driveSample(driver: SampleDriver): Promise<Run> {
  const {plan, journal, before, folder} = driver
  const lines = [...before]
  const ports: ExecutePorts = {
    world: {
      isolation: 'none',
      tools: {gcloud: 'missing', postgres: 'none'},
      path: [],
      env(attempt) {
        driver.onAct?.(attempt)
        return {}
      },
      secrets: [],
      requests: () => [],
      dial: (address) => address,
      post: async () => 200,
      findings: async () => undefined,
      inventory: async () => undefined,
      close: async () => {},
    },
    clock: systemClock,
    folder,
    cwd: join(folder, 'work'),
    caller: {PATH: process.env.PATH},
    secrets: new Map(),
    watch: () => {},
    masker: createMasker([]),
    signal: new AbortController().signal,
    asks: () => false,
    gate: driver.gate,
    asksAfterFailure: false,
    afterFailure: async () => driver.afterFailure?.() ?? {kind: 'stop'},
    onText: () => {},
    origin: {user: 'somebody'},
  }
  const run = lines.length > 0 ? foldRun(lines) : undefined
  for await (const events of executePlan(newRunId('sample', new Date()), plan, ports, run))
    lines.push(...journal.append(events))
  journal.close()
  return foldRun(lines)
}
