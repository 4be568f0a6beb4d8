import {exitCodes} from '../../model/exit-codes.ts'
import type {Run} from '../../model/run.ts'
import {parseFault} from '../../rehearsal/faults.ts'
import {describeIsolation} from '../../rehearsal/isolation.ts'
import {proofOfRun} from '../../run-to-report/proof-of-run.ts'
import {runToEvidence} from '../../run-to-report/run-to-evidence.ts'
import {runToJson} from '../../run-to-report/run-to-json.ts'
import {renderArchive} from '../archive/render-archive.ts'
import {checkGuard, type GuardOptions} from '../check-guard.ts'
import {checkArchived, checkPlatform, checkRehearsalOnly} from '../check-place.ts'
import {type AudienceOptions, createAudience, showTo} from '../create-audience.ts'
import {enterIsolation} from '../enter-isolation.ts'
import type {CliIo} from '../io.ts'
import {performRun} from '../perform-run.ts'
import {type PreparedRun, prepareRun, type RunRequest} from '../prepare-run.ts'
import {environmentFile} from '../read-environment.ts'
import type {Origin} from '../read-origin.ts'
import {renderGuard} from '../render-guard.ts'
import {runExitCode} from '../run-exit-code.ts'
import {runsFolder} from '../run-folder.ts'
import {proseColumns, renderEnvironment, renderFirstLines, renderLastLines} from '../terminal/run-lines.ts'
import {renderWayBack} from '../terminal/way-back.ts'
import {writeEvidence} from '../write-evidence.ts'

/** Options of `runbook run`. */
export interface RunOptions extends RunRequest, AudienceOptions, GuardOptions {
  readonly runsDir?: string
  readonly fault: readonly string[]
  readonly incident?: string
  /** Set in the child that was started behind the wall. */
  readonly inside?: boolean
  /** Set by `rehearse`: checks are proven, and what was done is undone. */
  readonly thereAndBack?: boolean
  /** The arguments as they were given, for that child. */
  readonly args: readonly string[]
}

/** `runbook run`: executes a runbook. Gives the exit code. */
export async function runCommand(options: RunOptions, io: CliIo): Promise<number> {
  checkPlatform('run', io)
  const prepared = await prepareRun(options, io)
  checkArchived(prepared.environment, io)
  checkRehearsalOnly(prepared.environment, options)
  const origin = await checkStart(prepared, options)
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
  const run = await showRun(prepared, {...options, runs, origin}, io)
  const {project} = prepared.found
  const proof = proofOfRun(run, prepared.runbook)
  if (project !== undefined && proof) writeEvidence(runToEvidence(run, proof), project)
  if (options.json) io.out(`${JSON.stringify(runToJson(run), undefined, 2)}\n`)
  if (!options.thereAndBack) return runExitCode(run, io)
  showTo(options, io)(renderWayBack(run, prepared.runbook))
  return proof ? exitCodes.done : Math.max(runExitCode(run, io), exitCodes.failed)
}

/** Refuses before anything starts what may not run there. */
function checkStart({plan, environment, found}: PreparedRun, options: RunOptions): Promise<Origin> {
  return checkGuard(
    {plan, environment, place: found, files: [found.file, environmentFile(environment.name)]},
    options,
  )
}

/** Performs the run and shows it live. */
async function showRun(
  prepared: PreparedRun,
  options: RunOptions & {runs: string; origin: Origin},
  io: CliIo,
): Promise<Run> {
  const {plan, environment} = prepared
  const show = showTo(options, io)
  const place = {runs: options.runs, command: io.command, runsDir: options.runsDir}
  const columns = proseColumns(io)
  show(renderEnvironment(plan, columns) + (await renderGuard({plan, origin: options.origin}, io)))
  if (environment.world) show('Starting the loopback world. This takes a few seconds.\n')
  const run = await performRun(
    prepared,
    {
      ...createAudience(plan, {...options, inputs: prepared.runbook.inputs}, io),
      runs: options.runs,
      isolation: environment.world ? describeIsolation() : 'none',
      faults: options.fault.map(parseFault),
      incident: options.incident,
      isThereAndBack: options.thereAndBack,
      origin: options.origin,
      onStart: ({id, world}) =>
        show(
          renderFirstLines(plan, {id, world, incident: options.incident, place, columns}) +
            renderArchive(io.archive),
        ),
    },
    io,
  )
  show(renderLastLines(run, place))
  return run
}

/** What was chosen or asked at the terminal goes to the child, which asks nothing again. */
function answersAsOptions({environment, plan}: PreparedRun, options: RunOptions): readonly string[] {
  const answered = Object.entries(plan.values).filter(
    ([name]) => !(name in options.input) && !(name in environment.values),
  )
  return [`--environment=${environment.name}`, ...answered.map(([name, value]) => `--input=${name}=${value}`)]
}
