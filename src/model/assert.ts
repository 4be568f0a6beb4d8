/** Ends a switch over a union: the compiler refuses it while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`this is a bug in runbook: unexpected ${JSON.stringify(value)}`)
}
