import type {Run} from '../../model/run.ts'
import type {Risk} from '../../model/runbook.ts'
import {runToJson} from '../../run-to-report/run-to-json.ts'
import {renderArchive} from '../archive/render-archive.ts'
import {checkGuard} from '../check-guard.ts'
import {checkPlatform} from '../check-place.ts'
import {createAudience, showTo} from '../create-audience.ts'
import {projectAround} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {requireEnvironment} from '../require-environment.ts'
import {readResumable, resumeRun} from '../resume-run.ts'
import {runExitCode} from '../run-exit-code.ts'
import {findNewestRun, findRunFolder, runsFolder} from '../run-folder.ts'
import {renderLastLines} from '../terminal/run-lines.ts'

/** Options of `runbook resume`. */
export interface ResumeOptions {
  readonly runsDir?: string
  readonly yes?: Risk
  readonly json?: boolean
  readonly events?: boolean
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
  const {plan, id, incident} = resumable.run
  requireEnvironment(resumable.run, options.environment)
  checkGuard(plan, options.yes)
  const show = showTo(options, io)
  const onStart = () =>
    show(
      `${plan.environment.name.toUpperCase()}: ${plan.environment.description}\nresuming ${id} of ${plan.runbook.id}${incident === undefined ? '' : `, incident ${incident}`}\n${renderArchive(io.archive)}`,
    )
  const how = {
    ...createAudience(plan, {...options, runs, inputs: resumable.runbook.inputs}, io),
    onStart,
    ...(options.takeOver !== undefined && {takeOver: options.takeOver}),
  }
  const run = await resumeRun(resumable, how, io)
  if (options.json) io.out(`${JSON.stringify(runToJson(run), undefined, 2)}\n`)
  show(renderLastLines(run, {runs, command: io.command, runsDir: options.runsDir}))
  return runExitCode(run, io)
}
