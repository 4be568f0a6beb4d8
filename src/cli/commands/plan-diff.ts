import {exitCodes} from '../../model/exit-codes.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {checkGuard} from '../check-guard.ts'
import {projectAround} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {compareRun} from '../plan/compare-run.ts'
import {renderDifference} from '../plan/render-difference.ts'
import {environmentFile} from '../read-environment.ts'
import {requireEnvironment} from '../require-environment.ts'
import {findResumeFault, readStopped, type StoppedText} from '../resume-run.ts'
import {findRunFolder, runsFolder} from '../run-folder.ts'

/**
 * `runbook plan --diff`: what changed since a run stopped, and whether it may go on. Gives 0 when it may, else the code
 * with which `resume` would refuse.
 */
export async function planDiffCommand(
  name: string,
  options: {readonly json?: boolean; readonly runsDir?: string; readonly environment?: string},
  io: CliIo,
): Promise<number> {
  const runs = runsFolder({runsDir: options.runsDir, project: projectAround(io), cwd: io.cwd, env: io.env})
  const stopped = readStopped(findRunFolder(name, runs), io)
  const {run, runbook, environment} = stopped
  requireEnvironment(run, options.environment)
  const difference = compareRun(run, runbook, environment)
  const refusals = await findRefusals(stopped, io)
  if (options.json) {
    const resume = {
      isPossible: refusals.length === 0,
      refusals: refusals.map(({message, hint, exitCode}) => ({message, hint, exitCode})),
    }
    const {id, status, plan} = run
    const head = {version: 1, run: id, runbook: plan.runbook.id, environment: plan.environment.name, status}
    io.out(`${JSON.stringify({...head, resume, ...difference}, undefined, 2)}\n`)
  } else io.out(renderDifference(run, difference, {refusals, command: io.command}))
  return refusals[0]?.exitCode ?? exitCodes.done
}

/** Everything for which `resume` would refuse, as far as it can be known without doing anything. */
async function findRefusals(stopped: StoppedText, io: CliIo): Promise<readonly RunbookError[]> {
  const {run, runbook, environment, found} = stopped
  const fault = findResumeFault(run, runbook, io)
  const files = [run.plan.runbook.file, environmentFile(environment.name)]
  try {
    await checkGuard({plan: run.plan, environment, place: found, files}, {})
    return fault ? [fault] : []
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    return fault ? [fault, error] : [error]
  }
}
