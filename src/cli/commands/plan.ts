import {exitCodes} from '../../model/exit-codes.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {findStartFault} from '../check-guard.ts'
import type {CliIo} from '../io.ts'
import {outlookOf} from '../plan/outlook.ts'
import {renderPlan} from '../plan/render-plan.ts'
import {prepareRun, type RunRequest} from '../prepare-run.ts'
import {environmentFile} from '../read-environment.ts'

/** Options of `runbook plan`. */
export interface PlanOptions extends Omit<RunRequest, 'runbook'> {
  readonly json?: boolean
}

/** `runbook plan`: prints what `run` would execute, and executes nothing. */
export async function planCommand(
  runbook: string | undefined,
  options: PlanOptions,
  io: CliIo,
): Promise<number> {
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
