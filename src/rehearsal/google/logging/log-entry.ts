/** Severities from harmless to grave; a comparison in a filter follows this order. */
export const severities = [
  'DEFAULT',
  'DEBUG',
  'INFO',
  'NOTICE',
  'WARNING',
  'ERROR',
  'CRITICAL',
  'ALERT',
  'EMERGENCY',
] as const

/** One entry as Cloud Logging shows it. */
export interface LogEntry {
  readonly logName: string
  readonly insertId: string
  readonly timestamp: string
  readonly receiveTimestamp: string
  readonly severity: (typeof severities)[number]
  readonly resource: {readonly type: string; readonly labels: Readonly<Record<string, string>>}
  readonly textPayload?: string
  readonly jsonPayload?: Readonly<Record<string, unknown>>
  readonly httpRequest?: Readonly<Record<string, string | number>>
}

/** The fields of an entry that a filter may name at its beginning. */
export const entryFields = [
  'logName',
  'insertId',
  'timestamp',
  'receiveTimestamp',
  'severity',
  'resource',
  'textPayload',
  'jsonPayload',
  'protoPayload',
  'httpRequest',
  'labels',
  'trace',
] as const
