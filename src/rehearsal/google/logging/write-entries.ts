import {randomUUID} from 'node:crypto'
import * as z from 'zod'
import {type Call, ok, type Reply} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import type {Google} from '../google.ts'
import {raiseIncidents} from '../monitoring/raise-incidents.ts'
import {readBody} from '../read-body.ts'
import {type LogEntry, severities} from './log-entry.ts'

const resource = z.strictObject({type: z.string(), labels: z.record(z.string(), z.string()).default({})})
const writeSchema = z.looseObject({
  entries: z
    .array(
      z.strictObject({
        logName: z.string(),
        resource: resource.optional(),
        severity: z.enum(severities).default('DEFAULT'),
        textPayload: z.string().optional(),
        jsonPayload: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .min(1),
})

/** `entries.write`: keeps the entries, and lets alert policies that match them raise an incident. */
export function writeEntries(google: Google, call: Call): Reply {
  const {store} = google
  for (const written of readBody(call, writeSchema).entries) {
    if (!written.logName.startsWith(`projects/${store.project.id}/logs/`))
      throw new ApiError('PERMISSION_DENIED', `Permission denied for the log ${written.logName}.`)
    const timestamp = new Date().toISOString()
    const times = {insertId: randomUUID(), timestamp, receiveTimestamp: timestamp}
    const entry: LogEntry = {...written, ...times, resource: written.resource ?? {type: 'global', labels: {}}}
    store.logEntries.push(entry)
    raiseIncidents(google, entry)
  }
  return ok({})
}
