/** The wanted instant is outside what the backups and the archived WAL can reach. */
export class RecoveryRangeError extends Error {
  override readonly name = 'RecoveryRangeError'
  /** Earliest instant that can be recovered; absent while there is no backup. */
  readonly from: string | undefined
  /** Latest instant that can be recovered. */
  readonly to: string

  constructor(message: string, range: {from?: string; to: string}) {
    super(message)
    this.from = range.from
    this.to = range.to
  }
}
