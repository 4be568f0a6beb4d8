import {createHash} from 'node:crypto'
import type {Google} from '../google.ts'
import type {Store} from '../store.ts'
import type {LogEntry} from './log-entry.ts'

const linePattern = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) UTC .*?\b([A-Z]+\d?): {2}/

const severityOf: Readonly<Record<string, LogEntry['severity']>> = {
  WARNING: 'WARNING',
  ERROR: 'ERROR',
  FATAL: 'CRITICAL',
  PANIC: 'ALERT',
  NOTICE: 'NOTICE',
}

/** The log of an instance's real server as Cloud Logging would show it, oldest first. */
export async function collectEntries({store, postgres}: Google, instance: string): Promise<LogEntry[]> {
  const lines = (await postgres.get(instance)?.logLines()) ?? []
  const entries: LogEntry[] = []
  for (const line of lines) {
    const entry = readLine(store, instance, line, entries.length)
    if (entry) entries.push(entry)
  }
  return entries
}

function readLine(
  {project, region}: Store,
  instance: string,
  line: string,
  number: number,
): LogEntry | undefined {
  const [, day, time, level] = linePattern.exec(line) ?? []
  if (!day || !level) return undefined
  const timestamp = `${day}T${time}Z`
  const databaseId = `${project.id}:${instance}`
  return {
    logName: `projects/${project.id}/logs/cloudsql.googleapis.com%2Fpostgres.log`,
    insertId: createHash('sha256').update(`${databaseId} ${number} ${line}`).digest('hex').slice(0, 16),
    timestamp,
    receiveTimestamp: timestamp,
    severity: severityOf[level] ?? 'INFO',
    resource: {type: 'cloudsql_database', labels: {project_id: project.id, database_id: databaseId, region}},
    textPayload: line,
  }
}
