import {exitCodes} from '../../model/exit-codes.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {findStartFault} from '../check-guard.ts'
import type {CliIo} from '../io.ts'
import {outlookOf} from '../plan/outlook.ts'
import {renderPlan} from '../plan/render-plan.ts'
import {prepareRun, type RunRequest} from '../prepare-run.ts'
import {environmentFile} from '../read-environment.ts'
import {planDiffCommand} from './plan-diff.ts'

/** Options of `runbook plan`. */
export interface PlanOptions extends Omit<RunRequest, 'runbook'> {
  readonly json?: boolean
  /** A run to hold today's text against. */
  readonly diff?: string
  readonly runsDir?: string
}

/** `runbook plan`: prints what `run` would execute, and executes nothing. */
export async function planCommand(
  runbook: string | undefined,
  options: PlanOptions,
  io: CliIo,
): Promise<number> {
  if (options.diff !== undefined) {
    refuseSelection(runbook, options)
    return planDiffCommand(options.diff, options, io)
  }
  if (runbook === undefined) {
    throw new RunbookError('`runbook plan` needs a runbook.', {
      hint: `Name one; ${io.command} list has them.`,
    })
  }
  const {plan, environment, found} = await prepareRun({...options, runbook}, io)
  const files = [found.file, environmentFile(environment.name)]
  const {fault} = await findStartFault({plan, environment, place: found, files})
  const outlook = outlookOf(plan, io, fault)
  io.out(options.json ? `${JSON.stringify({...plan, outlook}, undefined, 2)}\n` : renderPlan(plan, outlook))
  return exitCodes.done
}

/** What a run is made of stands in its journal: nothing of it is chosen again. */
function refuseSelection(runbook: string | undefined, {input, from, only}: PlanOptions): void {
  const given = [
    ...(runbook === undefined ? [] : [`\`${runbook}\``]),
    ...(Object.keys(input).length > 0 ? ['--input'] : []),
    ...(from === undefined ? [] : ['--from']),
    ...(only === undefined ? [] : ['--only']),
  ]
  if (given.length === 0) return
  throw new RunbookError('`runbook plan --diff RUN` takes runbook, values and selection from the run.', {
    hint: `Leave out ${given.join(', ')}.`,
  })
}
