/** What a run in this environment proves, in the words that stand beside every piece of evidence. */
export function renderEnvironment(environment: string): string {
  return environment === 'rehearsal'
    ? "local rehearsal: proves the procedure, not Google's timing"
    : environment
}

/** The first word of an evidence line: only the loopback world is a rehearsal. */
export function renderVerb(environment: string): string {
  return environment === 'rehearsal' ? 'Rehearsed' : `Executed in ${environment}`
}
