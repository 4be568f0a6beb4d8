import {randomBytes} from 'node:crypto'
import type {Recovery} from '../model/event.ts'
import {type ApiService, createApiService} from './api-service.ts'
import type {Closing} from './closing.ts'
import {artifactRegistryRoutes} from './google/artifact-registry.ts'
import {billingBudgetRoutes} from './google/billing-budgets.ts'
import {cloudRunRoutes} from './google/cloud-run.ts'
import {cloudSqlRoutes} from './google/cloud-sql.ts'
import {cloudStorageRoutes} from './google/cloud-storage.ts'
import {computeEngineRoutes} from './google/compute.ts'
import type {Google} from './google/google.ts'
import {iamRoutes} from './google/iam.ts'
import {kmsRoutes} from './google/kms.ts'
import {loggingRoutes} from './google/logging.ts'
import {monitoringRoutes} from './google/monitoring.ts'
import {pubsubRoutes} from './google/pubsub.ts'
import {recommenderRoutes} from './google/recommender.ts'
import {redisRoutes} from './google/redis.ts'
import {resourceManagerRoutes} from './google/resource-manager.ts'
import {schedulerRoutes} from './google/scheduler.ts'
import {secretManagerRoutes} from './google/secret-manager.ts'
import {serviceUsageRoutes} from './google/service-usage.ts'
import {createStore, type Store} from './google/store.ts'
import {loadBalancerRoutes} from './load-balancer/load-balancer-routes.ts'
import {measureRecovery} from './measure-recovery.ts'
import {openPostgresHost} from './postgres/postgres-host.ts'
import type {Route} from './route.ts'
import {buildProduction, production} from './scenarios/production.ts'
import type {Scenario} from './scenarios/scenario.ts'

/** The cloud of one world: production as the scenario left it, and everything that answers for it. */
export interface Cloud {
  readonly google: Google
  readonly routes: readonly Route[]
  readonly api: ApiService
  /** Point-in-time recoveries that were performed, in order. */
  readonly recoveries: readonly Recovery[]
}

/** How a cloud is opened. */
export interface CloudOptions {
  readonly root: string
  readonly marker: Readonly<Record<string, string>>
  readonly seed: string
  readonly project: Store['project']
  readonly scenario: Scenario
  /** Receives every secret value that is made here. */
  readonly secrets: string[]
  readonly closing: Closing
  /** Takes what the cloud sends to people. */
  readonly deliver: Google['deliver']
  /** The caller's variables, for PostgreSQL. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** Builds production, lets the scenario unfold and asks the service once, so that its state is on record. */
export async function openCloud(options: CloudOptions): Promise<Cloud> {
  const {root, marker, seed, secrets, closing, environment = {}} = options
  const host = await openPostgresHost({root, marker, environment})
  const postgres = closing.keep(host, (one) => one.close())
  const recoveries: Recovery[] = []
  let measure: Google['cloned'] = async () => {}
  const store = createStore(options.project, production.region)
  const google: Google = {store, postgres, deliver: options.deliver, cloned: (clone) => measure(clone)}
  const webhookKey = randomBytes(18).toString('base64url')
  const webhookUrl = `https://hooks.slack.com/services/REHEARSAL/${webhookKey}`
  const {workload, databaseUrl} = await buildProduction(google, {seed, webhookUrl, closing})
  secrets.push(databaseUrl, postgres.applicationPassword, webhookUrl, webhookKey)
  measure = async ({pointInTime, source, instance}) => {
    if (pointInTime === undefined || source !== production.instance) return
    recoveries.push(
      await measureRecovery({source, instance, pointInTime}, {postgres, ledger: workload.ledger, root}),
    )
  }
  const api = createApiService({google, name: production.service, root, closing})
  await options.scenario.unfold({google, workload, api, secrets, closing})
  await api.askReady()
  return {
    google,
    api,
    recoveries,
    routes: [...googleRoutes(google), ...api.routes, ...loadBalancerRoutes(store, api)],
  }
}

function googleRoutes(google: Google): Route[] {
  const apis = [
    artifactRegistryRoutes,
    billingBudgetRoutes,
    cloudRunRoutes,
    cloudSqlRoutes,
    cloudStorageRoutes,
    computeEngineRoutes,
    iamRoutes,
    kmsRoutes,
    loggingRoutes,
    monitoringRoutes,
    pubsubRoutes,
    recommenderRoutes,
    redisRoutes,
    resourceManagerRoutes,
    schedulerRoutes,
    secretManagerRoutes,
    serviceUsageRoutes,
  ]
  return apis.flatMap((routes) => routes(google))
}
