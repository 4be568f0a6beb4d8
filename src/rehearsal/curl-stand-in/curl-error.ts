/** A call that curl would have ended with this status; the message is curl's own where it has one. */
export class CurlError extends Error {
  override readonly name = 'CurlError'
  readonly exitCode: number

  constructor(exitCode: number, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}
