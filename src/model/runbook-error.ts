import {exitCodes} from './exit-codes.ts'

/** We cannot go on. Message says what, where and received; hint is one imperative sentence. */
export class RunbookError extends Error {
  override readonly name = 'RunbookError'
  readonly hint: string
  readonly exitCode: number

  constructor(message: string, options: {hint: string; exitCode?: number; cause?: unknown}) {
    super(message, {cause: options.cause})
    this.hint = options.hint
    this.exitCode = options.exitCode ?? exitCodes.usage
  }
}
