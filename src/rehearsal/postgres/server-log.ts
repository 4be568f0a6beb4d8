/** A server's log as entries; lines that PostgreSQL continues with a tab belong to the entry before. */
export function parseServerLog(text: string): string[] {
  return text
    .replaceAll('\n\t', '\f')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('\f', '\n'))
}

/** The reason why a server ended, from its log. */
export function lastFatalLine(log: string): string {
  const entries = parseServerLog(log)
  const fatal = entries.filter((entry) => /\b(FATAL|PANIC):/.test(entry)).at(-1)
  return messageOf(fatal ?? entries.at(-1) ?? 'The PostgreSQL server ended without a word.')
}

/** PostgreSQL's own sentence on where the last recovery of this log stopped. */
export function lastRecoveryStop(log: string): string | undefined {
  const entry = parseServerLog(log)
    .filter((line) => line.includes('LOG:  recovery stopping '))
    .at(-1)
  return entry === undefined ? undefined : messageOf(entry).replace(/^LOG: {2}/, '')
}

/** The entry without time, process and names. ex: 2026-… [7] db=,user= FATAL:  no -> FATAL:  no */
function messageOf(entry: string): string {
  return entry.replace(/^.*? db=\S*,user=\S* /, '')
}
