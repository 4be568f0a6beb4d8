import type {Run} from '../../model/run.ts'
import {runToJson} from '../../run-to-report/run-to-json.ts'
import {renderArchive} from '../archive/render-archive.ts'
import {checkGuard, type GuardOptions} from '../check-guard.ts'
import {checkPlatform} from '../check-place.ts'
import {type AudienceOptions, createAudience, showTo} from '../create-audience.ts'
import {projectAround} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {environmentFile} from '../read-environment.ts'
import {renderGuard} from '../render-guard.ts'
import {requireEnvironment} from '../require-environment.ts'
import {readResumable, resumeRun} from '../resume-run.ts'
import {runExitCode} from '../run-exit-code.ts'
import {findNewestRun, findRunFolder, runsFolder} from '../run-folder.ts'
import {proseColumns, renderEnvironment, renderLastLines} from '../terminal/run-lines.ts'

/** Options of `runbook resume`. */
export interface ResumeOptions extends AudienceOptions, GuardOptions {
  readonly runsDir?: string
  readonly takeOver?: string
  readonly environment?: string
}

const canGoOn = ({status, rollback}: Run) => status !== 'passed' && !rollback

/** `runbook resume`: goes on with an interrupted run, at the step where it stopped. Gives the exit code. */
export async function resumeCommand(
  name: string | undefined,
  options: ResumeOptions,
  io: CliIo,
): Promise<number> {
  checkPlatform('resume', io)
  const runs = runsFolder({runsDir: options.runsDir, project: projectAround(io), cwd: io.cwd, env: io.env})
  const resumable = readResumable(findRunFolder(name ?? findNewestRun(runs, canGoOn), runs), io)
  const {run: before, found, environment} = resumable
  const {plan, id, incident} = before
  requireEnvironment(before, options.environment)
  const files = [plan.runbook.file, environmentFile(environment.name)]
  const origin = await checkGuard({plan, environment, place: found, files}, options)
  const show = showTo(options, io)
  show(renderEnvironment(plan, proseColumns(io)) + (await renderGuard({plan, origin}, io)))
  const of = `${plan.runbook.id}${incident === undefined ? '' : `, incident ${incident}`}`
  const how = {
    ...createAudience(plan, {...options, runs, inputs: resumable.runbook.inputs}, io),
    origin,
    onStart: () => show(`resuming ${id} of ${of}\n${renderArchive(io.archive)}`),
    ...(options.takeOver !== undefined && {takeOver: options.takeOver}),
  }
  const run = await resumeRun(resumable, how, io)
  if (options.json) io.out(`${JSON.stringify(runToJson(run), undefined, 2)}\n`)
  show(renderLastLines(run, {runs, command: io.command, runsDir: options.runsDir}))
  return runExitCode(run, io)
}
