import {production} from './production.ts'
import type {Scenario} from './scenario.ts'

/** How many finished jobs the table holds: enough that reading all of them is slower than asking an index. */
const jobs = 200_000

const fillSql = `INSERT INTO jobs (id, user_id, status, payload, created_at)
  SELECT 10000000 + n, 1 + n % 5000,
    CASE WHEN n % 100 = 0 THEN 'queued' WHEN n % 100 = 1 THEN 'running' WHEN n % 10 = 2 THEN 'failed' ELSE 'done' END,
    '{}', now() - interval '1 hour' - n * interval '20 seconds'
  FROM generate_series(1, $1) AS n`

/** The table `jobs` has grown, and has no index but its key; the planner knows its size. */
export const slowQueries: Scenario = {
  name: 'slow-queries',
  async unfold({google}) {
    const server = google.postgres.get(production.instance)!
    await server.query(fillSql, [jobs])
    await server.query('ANALYZE jobs')
  },
}
