/** What a trusted parser says of a whole block. */
export type Verdict =
  | {readonly status: 'accepted'}
  | Refusal
  /** No parser that can be trusted with it is here, or it gave up. */
  | {readonly status: 'unproven'; readonly reason: string; readonly offset?: number}

/** What a parser does not accept, and where. */
export interface Refusal {
  readonly status: 'refused'
  readonly offset: number
  readonly message: string
  readonly hint?: string
}

export const accepted: Verdict = {status: 'accepted'}
