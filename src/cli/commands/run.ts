import {exitCodes} from '../../model/exit-codes.ts'
import type {Isolation, Run} from '../../model/run.ts'
import type {Risk} from '../../model/runbook.ts'
import {parseFault} from '../../rehearsal/faults.ts'
import {describeIsolation} from '../../rehearsal/isolation.ts'
import {runToEvidence} from '../../run-to-report/run-to-evidence.ts'
import {runToJson} from '../../run-to-report/run-to-json.ts'
import {manifestDigest} from '../archive/archive.ts'
import {checkGuard} from '../check-guard.ts'
import {checkArchived, checkPlatform} from '../check-place.ts'
import {decideGate, gateAsks} from '../decide-gate.ts'
import {enterIsolation} from '../enter-isolation.ts'
import type {CliIo} from '../io.ts'
import {performRun} from '../perform-run.ts'
import {type PreparedRun, prepareRun, type RunRequest} from '../prepare-run.ts'
import {runsFolder} from '../run-folder.ts'
import {createLiveView} from '../terminal/live-view.ts'
import {renderFirstLines, renderLastLines} from '../terminal/run-lines.ts'
import {writeEvidence} from '../write-evidence.ts'

/** Options of `runbook run`. */
export interface RunOptions extends RunRequest {
  readonly runsDir?: string
  readonly yes?: Risk
  readonly json?: boolean
  readonly events?: boolean
  readonly fault: readonly string[]
  /** Set in the child that was started behind the wall. */
  readonly inside?: boolean
  /** The arguments as they were given, for that child. */
  readonly args: readonly string[]
}

/** `runbook run`: executes a runbook. Gives the exit code. */
export async function runCommand(options: RunOptions, io: CliIo): Promise<number> {
  checkPlatform('run', io)
  const prepared = await prepareRun(options, io)
  checkArchived(prepared.environment, io)
  checkGuard(prepared.plan, options.yes)
  if (prepared.environment.world && !options.inside) {
    const code = await enterIsolation([...options.args, ...answersAsOptions(prepared, options)], io)
    if (code !== undefined) return code
  }
  const runs = runsFolder({
    runsDir: options.runsDir,
    project: prepared.found.project,
    cwd: io.cwd,
    env: io.env,
  })
  const run = await showRun(prepared, {...options, runs}, io)
  const {project} = prepared.found
  if (project !== undefined && isProof(run)) writeEvidence(runToEvidence(run), project)
  if (options.json) io.out(`${JSON.stringify(runToJson(run), undefined, 2)}\n`)
  return exitCodeOf(run, io)
}

/** Performs the run and shows it live. With --json and --events standard output belongs to machines. */
async function showRun(prepared: PreparedRun, options: RunOptions & {runs: string}, io: CliIo): Promise<Run> {
  const show = options.json || options.events ? io.err : io.out
  const view = createLiveView(prepared.plan, io, show)
  const isolation: Isolation = prepared.environment.world ? describeIsolation() : 'none'
  const how = {
    runs: options.runs,
    isolation,
    faults: options.fault.map(parseFault),
    onStart: ({id, world}: Parameters<Parameters<typeof performRun>[1]['onStart']>[0]) =>
      show(renderFirstLines(prepared.plan, id, world) + renderArchive(io)),
    onLines(lines: Parameters<Parameters<typeof performRun>[1]['onLines']>[0]) {
      for (const line of lines) {
        if (options.events) io.out(`${JSON.stringify(line)}\n`)
        view.event(line)
      }
    },
    onText: view.output,
    asks: (step: PreparedRun['plan']['steps'][number]) => gateAsks(step, prepared, options.yes, io),
    gate: (step: PreparedRun['plan']['steps'][number]) => decideGate(step, prepared, options.yes, io),
  }
  if (prepared.environment.world)
    show('Starting the loopback world of the rehearsal; this takes a few seconds.\n')
  const run = await performRun(prepared, how, io)
  show(renderLastLines(run, options.runs, io.command))
  return run
}

function renderArchive({archive}: CliIo): string {
  if (!archive) return ''
  const {commit = 'no commit', dirty} = archive.manifest
  return `archive: ${commit}${dirty ? ' with changes' : ''}, manifest ${manifestDigest(archive)}\n`
}

/** What was chosen or asked at the terminal goes to the child, which asks nothing again. */
function answersAsOptions({environment, plan}: PreparedRun, options: RunOptions): readonly string[] {
  const answered = Object.entries(plan.values).filter(
    ([name]) => !(name in options.input) && !(name in environment.values),
  )
  return [`--environment=${environment.name}`, ...answered.map(([name, value]) => `--input=${name}=${value}`)]
}

/** Only a rehearsal of the whole text that passed is evidence. */
function isProof({plan, status, steps}: Run): boolean {
  const isWhole = plan.steps.every((step) => step.leftOut === undefined)
  return plan.environment.scenario !== undefined && status === 'passed' && isWhole && steps.length > 0
}

function exitCodeOf({status}: Run, {signal}: CliIo): number {
  if (status === 'passed') return exitCodes.done
  if (status === 'waiting') return exitCodes.waiting
  if (status !== 'interrupted') return exitCodes.failed
  const reasons: Readonly<Record<string, number>> = {SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.hangup}
  return reasons[String(signal.reason)] ?? exitCodes.interrupted
}
