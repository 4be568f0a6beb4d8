const instantPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/

/** The SQL text that renders a `timestamptz` expression as an instant with microseconds. */
export function instantSql(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/**
 * Microseconds since 1970 of an ISO 8601 instant. Digits beyond microseconds are cut off.
 * Throws when the text is no instant or has no zone.
 *
 * @example parseInstantMicroseconds('2026-02-11T10:00:00.000001Z')
 */
export function parseInstantMicroseconds(text: string): bigint {
  const [, seconds, fraction = '', zone] = instantPattern.exec(text) ?? []
  const milliseconds = Date.parse(`${seconds}${zone}`)
  if (Number.isNaN(milliseconds)) {
    throw new Error(`Expected an instant such as 2026-02-11T10:00:00.000Z, got \`${text}\`.`)
  }
  return BigInt(milliseconds) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'))
}

/** The instant in UTC with microseconds, as `parseInstantMicroseconds` reads it. */
export function renderInstant(microseconds: bigint): string {
  const fraction = String(microseconds % 1_000_000n).padStart(6, '0')
  const whole = new Date(Number(microseconds / 1_000_000n) * 1000).toISOString()
  return whole.replace(/\.\d+Z$/, `.${fraction}Z`)
}

/** The instant cut to whole milliseconds, the precision of PostgreSQL's log. ex: …00.123456Z -> …00.123Z */
export function truncateToMilliseconds(microseconds: bigint): string {
  return new Date(Number(microseconds / 1000n)).toISOString()
}
