import type {StepStatus} from '../../model/event.ts'

/** True when a step ended as it was meant to; a rehearsal also rolls its steps back. */
export function isSuccess(status: StepStatus): boolean {
  return status === 'passed' || status === 'rolled-back'
}
