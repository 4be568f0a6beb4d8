import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'
import {newRunId} from '../../src/cli/run-folder.ts'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import type {JournalLine, RunEvent} from '../../src/model/event.ts'
import type {Run} from '../../src/model/run.ts'
import {systemClock} from '../../src/plan-to-run/clock.ts'
import {executePlan} from '../../src/plan-to-run/execute-plan.ts'
import {foldRun} from '../../src/plan-to-run/fold-run.ts'
import {createMasker} from '../../src/plan-to-run/mask.ts'
import type {ExecutePorts, Gate} from '../../src/plan-to-run/run-context.ts'
import {planRun} from '../../src/runbook-to-plan/plan-run.ts'

/** What a person answers, in order: before a step, and after one failed. */
export interface Answers {
  readonly before?: readonly Gate[]
  readonly after?: readonly Gate[]
  readonly secrets?: readonly string[]
  /** A rehearsal that proves its checks. */
  readonly provesVerify?: boolean
}

/** Executes a runbook's text on real shells, with these answers; once they are used up, steps run and failures stop. */
export async function executeSample(
  markdown: string,
  {before = [], after = [], secrets = [], provesVerify = false}: Answers,
): Promise<{run: Run; events: readonly RunEvent[]; lines: readonly JournalLine[]; cwd: string}> {
  const cwd = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  onTestFinished(() => rmSync(cwd, {recursive: true, force: true}))
  mkdirSync(join(cwd, 'output'))
  const gates = [...before]
  const afters = [...after]
  const ports: ExecutePorts = {
    world: {
      isolation: 'none',
      tools: {gcloud: 'missing', postgres: 'none'},
      path: [],
      env: () => ({}),
      secrets: [],
      requests: () => [],
      dial: (address) => address,
      post: async () => 200,
      findings: async () => undefined,
      inventory: async () => undefined,
      close: async () => {},
    },
    clock: systemClock,
    folder: cwd,
    cwd,
    caller: {PATH: process.env.PATH},
    secrets: new Map(),
    watch: () => {},
    masker: createMasker(secrets),
    signal: new AbortController().signal,
    asks: () => true,
    gate: async () => gates.shift() ?? {kind: 'run'},
    asksAfterFailure: true,
    afterFailure: async () => afters.shift() ?? {kind: 'stop'},
    onText: () => {},
    origin: {user: 'somebody'},
    provesVerify,
  }
  const environment = {
    name: 'plain',
    version: 1 as const,
    description: 'A test.',
    guarded: false,
    yes: 'none' as const,
    refs: [],
    pass: [],
    values: {},
    secrets: {},
  }
  const {plan} = planRun(parseRunbook(markdown, 'runbooks/sample.md').runbook, environment)
  const events: RunEvent[] = []
  for await (const batch of executePlan(newRunId('sample', new Date()), plan, ports)) events.push(...batch)
  const lines = events.map((event, seq): JournalLine => ({...event, seq, prev: '', hash: ''}))
  return {run: foldRun(lines), events, lines, cwd}
}
