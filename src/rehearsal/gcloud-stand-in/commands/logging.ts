import {checkInteger, readDurationMs} from '../arguments/check-value.ts'
import type {Call, CoveredCommand, Resource} from '../command.ts'

/** `gcloud logging`. */
export const logging: readonly CoveredCommand[] = [
  {
    words: 'logging read',
    positionals: ['[LOG_FILTER]'],
    flags: {
      freshness: {kind: 'value', check: (text) => readDurationMs('--freshness', text)},
      limit: {kind: 'value', check: checkInteger('--limit', {from: 1})},
    },
    output: {kind: 'yaml'},
    takesFormat: true,
    opensList: true,
    run: readLog,
  },
]

const largestPage = 1000

/** The newest entries first. A filter that names no time gets one from `--freshness`, a day by default. */
async function readLog({api, project, positionals, values}: Call): Promise<readonly Resource[]> {
  const limit = Number(values.limit ?? Number.POSITIVE_INFINITY)
  const filter = joinFilter(positionals.LOG_FILTER ?? '', values.freshness ?? '1d')
  const asked = {
    resourceNames: [`projects/${project}`],
    filter,
    orderBy: 'timestamp desc',
    pageSize: Math.min(limit, largestPage),
  }
  const entries: Resource[] = []
  let pageToken: unknown
  do {
    const body = {...asked, ...(pageToken !== undefined && {pageToken})}
    const page = await api.send('POST', 'https://logging.googleapis.com/v2/entries:list', {body})
    entries.push(...((page.entries ?? []) as readonly Resource[]))
    pageToken = page.nextPageToken
  } while (pageToken !== undefined && entries.length < limit)
  return entries.slice(0, limit)
}

function joinFilter(written: string, freshness: string): string {
  if (written.includes('timestamp')) return written
  const oldest = new Date(Date.now() - readDurationMs('--freshness', freshness))
  const clause = `timestamp>="${oldest.toISOString().replace('Z', '000Z')}"`
  return written === '' ? clause : `${clause} AND ${written}`
}
