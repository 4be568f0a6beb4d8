import {exitCodes} from '../../model/exit-codes.ts'
import type {RollbackPlan} from '../../plan-to-run/plan-rollback.ts'
import {runToJson} from '../../run-to-report/run-to-json.ts'
import {renderArchive} from '../archive/render-archive.ts'
import {checkGuard} from '../check-guard.ts'
import {checkPlatform} from '../check-place.ts'
import {createAudience, showTo} from '../create-audience.ts'
import {projectAround} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {environmentFile} from '../read-environment.ts'
import {renderGuard} from '../render-guard.ts'
import {requireEnvironment} from '../require-environment.ts'
import {readRollback, rollbackRun} from '../rollback-run.ts'
import {runExitCode} from '../run-exit-code.ts'
import {findNewestRun, findRunFolder, runsFolder} from '../run-folder.ts'
import {proseColumns, renderEnvironment, renderLastLines} from '../terminal/run-lines.ts'
import type {ResumeOptions} from './resume.ts'

/** `runbook rollback`: undoes what a run has done, the last step first. Gives the exit code. */
export async function rollbackCommand(
  name: string | undefined,
  options: ResumeOptions,
  io: CliIo,
): Promise<number> {
  checkPlatform('rollback', io)
  const runs = runsFolder({runsDir: options.runsDir, project: projectAround(io), cwd: io.cwd, env: io.env})
  const isOpen = (status: string) => !['passed', 'rolled-back'].includes(status)
  const folder = findRunFolder(name ?? findNewestRun(runs, ({status}) => isOpen(status)), runs)
  const undoable = readRollback(folder, io)
  const {rollback, environment, place} = undoable
  const {plan} = rollback.run
  requireEnvironment(rollback.run, options.environment)
  // What will run stands in the journal; of today's files only the environment's has a part in it.
  const files = [environmentFile(environment.name)]
  const origin = await checkGuard({plan, environment, place, files}, options)
  const show = showTo(options, io)
  show(renderEnvironment(plan, proseColumns(io)) + (await renderGuard({plan, origin}, io)))
  const how = {
    ...createAudience(plan, {...options, runs}, io),
    origin,
    onStart: () => show(renderBeginning(rollback) + renderArchive(io.archive)),
    ...(options.takeOver !== undefined && {takeOver: options.takeOver}),
  }
  const run = await rollbackRun(undoable, how, io)
  if (options.json) io.out(`${JSON.stringify(runToJson(run), undefined, 2)}\n`)
  show(renderLastLines(run, {runs, command: io.command, runsDir: options.runsDir}))
  return run.status === 'rolled-back' ? exitCodes.done : runExitCode(run, io)
}

/** Says what will be undone, in which order, and what no rollback undoes, before the first one runs. */
function renderBeginning({run, steps, stays}: RollbackPlan): string {
  const order = steps.map(({step}) => `${step.id} (${step.rollback!.risk})`)
  return [
    `rolling back ${run.id} of ${run.plan.runbook.id}`,
    `in this order: ${order.join(', ') || 'nothing is left'}`,
    `stays as it is: ${stays.join(', ') || 'nothing'}`,
    '',
  ].join('\n')
}
