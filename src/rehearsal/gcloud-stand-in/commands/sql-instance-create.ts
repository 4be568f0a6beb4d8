import type {Call, CoveredCommand, Resource} from '../command.ts'
import {UsageError} from '../stand-in-error.ts'
import {sqlInstance, sqlProject} from './sql-addresses.ts'
import {instanceColumns} from './sql-columns.ts'
import {waitForOperation} from './wait-for-operation.ts'

/** `gcloud sql instances create` for a PostgreSQL in a private network. */
export const sqlInstanceCreate: CoveredCommand = {
  words: 'sql instances create',
  positionals: ['INSTANCE'],
  flags: {
    'database-version': {
      kind: 'value',
      isRequired: true,
      check: requireCovered('--database-version', /^POSTGRES_\d+$/),
    },
    edition: {
      kind: 'value',
      isRequired: true,
      check: requireCovered('--edition', /^(ENTERPRISE|ENTERPRISE_PLUS)$/),
    },
    tier: {kind: 'value', isRequired: true},
    region: {kind: 'value', isRequired: true},
    network: {
      kind: 'value',
      isRequired: true,
      check: requireCovered('--network', /^projects\/[^/]+\/global\/networks\/[^/]+$/),
    },
    'storage-size': {kind: 'value', isRequired: true, check: requireCovered('--storage-size', /^\d+$/)},
    'assign-ip': {kind: 'switch', isNegatable: true},
  },
  output: {kind: 'table', columns: instanceColumns},
  takesFormat: true,
  run: createInstance,
}

/** gcloud prints a new instance as a list of one. */
async function createInstance({
  api,
  project,
  positionals,
  values,
  switches,
  say,
}: Call): Promise<readonly Resource[]> {
  const address = sqlInstance(project, positionals.INSTANCE!)
  const body = {
    kind: 'sql#instance',
    name: positionals.INSTANCE,
    project,
    region: values.region,
    databaseVersion: values['database-version'],
    settings: {
      kind: 'sql#settings',
      edition: values.edition,
      tier: values.tier,
      pricingPlan: 'PER_USE',
      replicationType: 'SYNCHRONOUS',
      dataDiskSizeGb: values['storage-size'],
      ipConfiguration: {
        ...(switches['assign-ip'] !== undefined && {ipv4Enabled: switches['assign-ip']}),
        privateNetwork: `https://compute.googleapis.com/compute/v1/${values.network}`,
      },
    },
  }
  const operation = await api.send('POST', `${sqlProject(project)}/instances`, {body})
  say(`Creating Cloud SQL instance for ${values['database-version']}...`)
  await waitForOperation(api, project, operation)
  say(`Created [${address}].`)
  const {kind: _, ...instance} = await api.send('GET', address)
  return [instance]
}

function requireCovered(flag: string, pattern: RegExp) {
  return (text: string): void => {
    if (!pattern.test(text)) throw new UsageError(`argument ${flag}: not covered, got \`${text}\``)
  }
}
