import type {Closing} from '../closing.ts'
import {addRevision, settleRevision} from '../google/cloud-run/revisions.ts'
import type {RunService, Template} from '../google/cloud-run/run-resource.ts'
import {addBackupRun, performBackup} from '../google/cloud-sql/backups.ts'
import {addInstance, productionSettings} from '../google/cloud-sql/new-instance.ts'
import {addBucket} from '../google/cloud-storage/stored-object.ts'
import type {Google} from '../google/google.ts'
import {addSecret, addVersion} from '../google/secret-manager/secret-resource.ts'
import type {Workload} from '../postgres/contract.ts'
import {startWorkload} from '../postgres/workload.ts'
import {addAccess} from './access.ts'

/** Names of the production system, as its runbooks and environments write them. */
export const production = {
  project: 'aiprod-484120',
  region: 'europe-west1',
  service: 'aiprod-v33-api',
  serviceUrl: 'https://aiprod-v33-api-hxhx3s6eya-ew.a.run.app',
  instance: 'aiprod-v33-postgres',
  backupBucket: 'aiprod-v33-backups',
} as const

/** What the production system of one world is made with. */
export interface ProductionOptions {
  readonly seed: string
  readonly webhookUrl: string
  readonly closing: Closing
}

/** Builds the production system in an empty world: the instance with data and a backup, secrets, the service. */
export async function buildProduction(
  google: Google,
  {seed, webhookUrl, closing}: ProductionOptions,
): Promise<{workload: Workload; databaseUrl: string}> {
  const {store, postgres} = google
  const instance = addInstance(store, production.instance, productionSettings)
  const databaseUrl = `postgresql://aiprod:${postgres.applicationPassword}@${instance.address}:5432/aiprod`
  addVersion(addSecret(store, 'DATABASE_URL'), Buffer.from(databaseUrl))
  addVersion(addSecret(store, 'NOTIFY_WEBHOOK_URL'), Buffer.from(webhookUrl))
  addBucket(store, production.backupBucket)
  addAccess(store)
  addService(google)
  const cluster = await postgres.create(instance.name)
  instance.state = 'RUNNABLE'
  const started = await startWorkload({cluster, password: postgres.applicationPassword, seed})
  const workload = closing.keep(started, (writer) => writer.stop())
  await performBackup(
    google,
    addBackupRun(store, {instance: instance.name, type: 'AUTOMATED', description: ''}),
  )
  return {workload, databaseUrl}
}

function addService({store}: Google): void {
  const service: RunService = {
    name: production.service,
    createTime: new Date().toISOString(),
    url: production.serviceUrl,
    labels: {},
    annotations: {'run.googleapis.com/ingress': 'all'},
    generation: 1,
    template: productionTemplate,
    traffic: [{latestRevision: true, percent: 100}],
  }
  store.services.set(service.name, service)
  settleRevision(store, addRevision(store, service))
}

const productionTemplate: Template = {
  metadata: {
    annotations: {'autoscaling.knative.dev/maxScale': '10', 'autoscaling.knative.dev/minScale': '1'},
  },
  spec: {
    serviceAccountName: `aiprod-run@${production.project}.iam.gserviceaccount.com`,
    containerConcurrency: 80,
    timeoutSeconds: 300,
    containers: [
      {
        image: `${production.region}-docker.pkg.dev/${production.project}/aiprod/api:v33`,
        ports: [{name: 'http1', containerPort: 8080}],
        resources: {limits: {cpu: '1', memory: '1Gi'}},
        env: [{name: 'DATABASE_URL', valueFrom: {secretKeyRef: {name: 'DATABASE_URL', key: '1'}}}],
      },
    ],
  },
}
