/** Where something stands in a source file. Lines and columns count from 1; columns count UTF-16 units. */
export interface Place {
  /** Path as the caller gave it, with forward slashes. */
  readonly file: string
  readonly line: number
  readonly column: number
}
