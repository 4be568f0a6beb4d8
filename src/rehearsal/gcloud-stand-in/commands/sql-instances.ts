import type {Call, CoveredCommand, Resource} from '../command.ts'
import {ApiFailure, CommandError} from '../stand-in-error.ts'
import {sqlInstance, sqlProject} from './sql-addresses.ts'
import {instanceColumns} from './sql-columns.ts'

/** `gcloud sql instances` commands that only look. */
export const sqlInstances: readonly CoveredCommand[] = [
  {
    words: 'sql instances describe',
    positionals: ['INSTANCE'],
    flags: {},
    output: {kind: 'yaml'},
    takesFormat: true,
    run: (call) => getInstance(call, ''),
  },
  {
    words: 'sql instances get-latest-recovery-time',
    positionals: ['INSTANCE'],
    flags: {},
    output: {kind: 'yaml'},
    takesFormat: true,
    run: (call) => getInstance(call, '/getLatestRecoveryTime'),
  },
  {
    words: 'sql instances list',
    positionals: [],
    flags: {},
    output: {kind: 'table', columns: instanceColumns},
    takesFormat: true,
    filterKeys: ['name', 'state', 'region'],
    opensList: true,
    run: listInstances,
  },
]

async function getInstance({api, project, positionals}: Call, path: string): Promise<Resource> {
  const address = sqlInstance(project, positionals.INSTANCE!)
  try {
    return await api.send('GET', `${address}${path}`)
  } catch (cause) {
    if (!(cause instanceof ApiFailure) || cause.status !== 403) throw cause
    const name = `projects/${project}/instances/${positionals.INSTANCE}`
    throw new CommandError(`There is no instance ${name}, or you are not authorized to access it.`)
  }
}

/** The limit counts before the filter, as in gcloud: `--limit=1` with a filter can find nothing. */
async function listInstances({api, project, values}: Call): Promise<readonly Resource[]> {
  const limit = Number(values.limit ?? Number.POSITIVE_INFINITY)
  const query = {maxResults: String(Math.min(limit, 1000))}
  const {items = []} = await api.send('GET', `${sqlProject(project)}/instances`, {query})
  return (items as readonly Resource[]).slice(0, limit)
}
