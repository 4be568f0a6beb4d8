import {randomBytes, randomInt} from 'node:crypto'
import type {Findings} from '../model/event.ts'
import type {Request} from '../model/request.ts'
import type {Isolation} from '../model/run.ts'
import type {Tools} from '../model/tools.ts'
import type {WebhookCall, World} from '../model/world.ts'
import {callerVariables, fixedVariables} from '../plan-to-run/build-environment.ts'
import {clientEnvironment} from './client-environment.ts'
import {type Closing, createClosing} from './closing.ts'
import {provideCurl} from './curl-stand-in/provide-curl.ts'
import {dialInstance} from './dial-instance.ts'
import {createDispatch} from './dispatch.ts'
import type {Fault} from './faults.ts'
import {provideGcloud} from './gcloud-stand-in/provide-gcloud.ts'
import {takeInventory} from './inventory/take-inventory.ts'
import {type Cloud, openCloud} from './open-cloud.ts'
import {type Doors, openDoors} from './open-doors.ts'
import {postInside} from './post-inside.ts'
import {createRecords, type Records} from './records.ts'
import type {Route} from './route.ts'
import {findScenario} from './scenarios/find-scenario.ts'
import {production} from './scenarios/production.ts'
import {webhookRoutes} from './webhook-sink.ts'
import {emptyFolder, prepareFolder} from './world-folder.ts'

/** How a world is started. */
export interface WorldOptions {
  /** Id of the run that the world is for. */
  readonly run: string
  /** Which trouble the world is in: `healthy` or `dropped-table`. */
  readonly scenario: string
  /** Makes the written rows repeatable; default random. */
  readonly seed?: string
  /** An existing empty folder; its parents must let others pass (0711) when the caller is root. */
  readonly root: string
  readonly faults?: readonly Fault[]
  /** Variables that every process of the world carries. */
  readonly marker: Readonly<Record<string, string>>
  readonly isolation: Isolation
  /** The caller's variables: PATH says where gcloud and PostgreSQL are looked for. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** True where steps call gcloud, so that it pays to keep one warm. Default: false. */
  readonly usesGcloud?: boolean
}

/** A world that also knows what reached it from outside any attempt. */
export interface RehearsalWorld extends World {
  /** Requests without the key of an attempt; all of them were refused. */
  readonly strays: readonly Request[]
}

/** Starts the loopback world of one run. What was begun is ended and removed when the start fails. */
export async function startWorld(options: WorldOptions): Promise<RehearsalWorld> {
  const closing = createClosing()
  try {
    return await openWorld(options, closing)
  } catch (cause) {
    await closing.end()
    throw cause
  }
}

async function openWorld(options: WorldOptions, closing: Closing): Promise<RehearsalWorld> {
  const {root, marker, seed = randomBytes(8).toString('hex'), faults = [], environment = {}} = options
  const {usesGcloud = false} = options
  const scenario = findScenario(options.scenario)
  const records = createRecords()
  const {attempts, deliver, secrets} = records
  const routes: Route[] = webhookRoutes(deliver)
  const project = {id: production.project, number: String(randomInt(100_000_000_000, 200_000_000_000))}
  const dispatch = createDispatch({routes, project, faults})
  closing.keep(root, emptyFolder)
  await prepareFolder(root)
  const [cloud, doors, gcloud, curl] = await allOrFirstError([
    openCloud({root, marker, seed, project, scenario, secrets, closing, deliver, environment}),
    openDoors({root, closing, attempts, dispatch, deliver}),
    provideGcloud({root, closing, env: stepVariables(options), isMuchUsed: usesGcloud}),
    provideCurl(root, environment.PATH),
  ])
  routes.push(...cloud.routes)
  const tools: Tools = {
    gcloud: gcloud.version,
    postgres: cloud.google.postgres.version,
    ...(curl.length > 0 && {curl: 'stand-in'}),
  }
  const findings = async () => collectFindings({scenario: scenario.name, seed}, cloud, records)
  const view = viewWorld(options, {cloud, doors, records})
  const post = (call: WebhookCall) => postInside(call, dispatch)
  const path = [...new Set([...gcloud.path, ...curl])]
  const inventory = (since: string) => takeInventory(cloud.google, since)
  return {...view, post, inventory, path, tools, findings, close: closing.end}
}

/** What a step has before its world has doors. */
function stepVariables({root, marker, environment = {}}: WorldOptions): Record<string, string> {
  const world = clientEnvironment({root, proxyPort: 0, smtpPort: 0}, '')
  return {...callerVariables(environment, []), ...fixedVariables, ...world, ...marker}
}

/** A copy, so that what happens later does not change what was handed out. */
function collectFindings(
  begun: Pick<Findings, 'scenario' | 'seed'>,
  {recoveries, api}: Cloud,
  {deliveries}: Records,
): Findings {
  return structuredClone({
    ...begun,
    recoveries: [...recoveries],
    deliveries: [...deliveries],
    readiness: [...api.readiness],
  })
}

/** What steps see of the world. */
function viewWorld(
  {root, isolation}: WorldOptions,
  {cloud, doors, records}: {cloud: Cloud; doors: Doors; records: Records},
): Omit<RehearsalWorld, 'post' | 'inventory' | 'path' | 'tools' | 'findings' | 'close'> {
  const {attempts, secrets} = records
  return {
    isolation,
    secrets,
    strays: attempts.strays,
    env: (attempt) => clientEnvironment({root, ...doors}, attempts.keyOf(attempt)),
    requests: attempts.requests,
    dial: (address) => dialInstance(cloud.google, address),
  }
}

/** Waits for all of them even when one fails, so that nothing is begun after the world was ended. */
async function allOrFirstError<Parts extends readonly Promise<unknown>[]>(parts: readonly [...Parts]) {
  await Promise.allSettled(parts)
  return Promise.all(parts)
}
