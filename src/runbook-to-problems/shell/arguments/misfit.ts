/** A piece of a block's code that what reads it refuses. */
export interface Misfit {
  /** Offset in the block's code. */
  readonly start: number
  readonly message: string
}
