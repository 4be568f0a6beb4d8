/** What a trusted parser says of a whole block. */
export type Verdict =
  | {readonly status: 'accepted'}
  | {readonly status: 'refused'; readonly offset: number; readonly message: string; readonly hint?: string}
  /** No parser that can be trusted with it is here, or it gave up. */
  | {readonly status: 'unproven'; readonly reason: string; readonly offset?: number}

export const accepted: Verdict = {status: 'accepted'}
