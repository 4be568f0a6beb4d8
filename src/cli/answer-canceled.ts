import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'

/** A question got no answer: Ctrl-C, Ctrl-D, a signal, or the terminal was closed. */
export class AnswerCanceled extends RunbookError {
  constructor() {
    super('Canceled at a question.', {
      hint: 'Start again when you are ready.',
      exitCode: exitCodes.interrupted,
    })
  }
}
