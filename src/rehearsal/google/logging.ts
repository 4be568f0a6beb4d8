import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../route.ts'
import {ApiError} from './api-error.ts'
import type {Google} from './google.ts'
import {collectEntries} from './logging/collect-entries.ts'
import type {LogEntry} from './logging/log-entry.ts'
import {matchesFilter} from './logging/match-filter.ts'
import {parseFilter} from './logging/parse-filter.ts'
import {writeEntries} from './logging/write-entries.ts'
import {readBody} from './read-body.ts'

const listSchema = z.strictObject({
  resourceNames: z.array(z.string()).min(1),
  filter: z.string().default(''),
  orderBy: z.enum(['timestamp asc', 'timestamp desc']).default('timestamp asc'),
  pageSize: z.number().int().positive().default(50),
  pageToken: z.string().regex(/^\d*$/).default(''),
})

/** Cloud Logging: the real logs of the PostgreSQL servers and of the requests that services answered. */
export function loggingRoutes(google: Google): Route[] {
  return [
    route('POST', 'logging.googleapis.com/v2/entries:list', (call) => listEntries(google, call)),
    route('POST', 'logging.googleapis.com/v2/entries:write', (call) => writeEntries(google, call)),
  ]
}

async function listEntries(google: Google, call: Call): Promise<Reply> {
  const {resourceNames, filter, orderBy, pageSize, pageToken} = readBody(call, listSchema)
  const stranger = resourceNames.find((name) => name !== `projects/${google.store.project.id}`)
  if (stranger) throw new ApiError('PERMISSION_DENIED', `Permission denied for all log views of ${stranger}.`)
  const parsed = parseFilter(filter)
  const entries = (await readAll(google)).filter((entry) => matchesFilter(parsed, entry))
  const sign = orderBy === 'timestamp asc' ? 1 : -1
  entries.sort((a, b) => sign * (Date.parse(a.timestamp) - Date.parse(b.timestamp)))
  const start = Number(pageToken)
  const end = start + pageSize
  const more = end < entries.length && {nextPageToken: String(end)}
  return ok({entries: entries.slice(start, end), ...more})
}

async function readAll(google: Google): Promise<LogEntry[]> {
  const live = [...google.store.instances.keys()].map((name) => collectEntries(google, name))
  return [...google.store.logEntries, ...(await Promise.all(live)).flat()]
}
