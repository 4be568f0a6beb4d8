import {spawn} from 'node:child_process'
import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {fixedVariables} from '../../../src/plan-to-run/build-environment.ts'
import type {Attempts} from '../../../src/rehearsal/attempts.ts'
import {clientEnvironment} from '../../../src/rehearsal/client-environment.ts'
import {createClosing} from '../../../src/rehearsal/closing.ts'
import {type Answer, createDispatch, type Incoming} from '../../../src/rehearsal/dispatch.ts'
import {parseObjectUri, putObject} from '../../../src/rehearsal/google/cloud-storage/stored-object.ts'
import type {Google} from '../../../src/rehearsal/google/google.ts'
import {openCloud} from '../../../src/rehearsal/open-cloud.ts'
import {openDoors} from '../../../src/rehearsal/open-doors.ts'
import {createRecords} from '../../../src/rehearsal/records.ts'
import type {Reply} from '../../../src/rehearsal/route.ts'
import {findScenario} from '../../../src/rehearsal/scenarios/find-scenario.ts'
import {production} from '../../../src/rehearsal/scenarios/production.ts'
import {keepGcloudWarm} from '../../../src/rehearsal/warm-gcloud/keep-gcloud-warm.ts'
import {prepareFolder} from '../../../src/rehearsal/world-folder.ts'
import {makeRoot} from '../test-world.ts'
import {stored} from './command-cases.ts'

/** A request as a client sent it, its query and body decoded. */
export interface SentRequest {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly query: readonly (readonly [string, string])[]
  readonly body: unknown
}

/** What one client did: what its caller sees, and what the world received. */
export interface Observed {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  readonly requests: readonly SentRequest[]
}

/** An answer that stands for the world's own, for requests that fit. */
export interface Interference {
  readonly method: string
  readonly path: RegExp
  readonly reply: Reply
}

/** How a client is run. */
export interface ClientOptions {
  readonly interferences?: readonly Interference[]
  readonly stdin?: string
}

/** A cloud behind a proxy that keeps whole requests, query and body included. */
export interface RecordedWorld {
  readonly google: Google
  /** The real gcloud, kept warm: a command that it would hand back to the plain one fails. */
  readonly warmGcloud?: string
  /** Runs a client with nothing but the world's variables. Several may run at once. */
  observe(command: readonly string[], options?: ClientOptions): Promise<Observed>
  end(): Promise<void>
}

interface Recording {
  readonly requests: SentRequest[]
  readonly interferences: readonly Interference[]
}

export async function openRecordedWorld(): Promise<RecordedWorld> {
  const root = await makeRoot()
  const closing = createClosing()
  const {attempts, deliver, secrets} = createRecords()
  await prepareFolder(root)
  const project = {id: production.project, number: '123456789012'}
  const scenario = findScenario('healthy')
  const marker = {RUNBOOK_RUN: 'test'}
  const environment = {PATH: process.env.PATH}
  const warm = keepGcloudWarm({root, closing, env: stepVariables(root)})
  const cloud = await openCloud({
    root,
    marker,
    seed: 'a',
    project,
    scenario,
    secrets,
    closing,
    deliver,
    environment,
  })
  const {bucket, name} = parseObjectUri(stored)
  putObject(cloud.google.store, bucket, {name, content: Buffer.from('SELECT 1;')})
  const recordings = new Map<string | undefined, Recording>()
  const {known, dispatch} = recordRequests(
    attempts,
    recordings,
    createDispatch({routes: cloud.routes, project, faults: []}),
  )
  const doors = await openDoors({root, closing, attempts: known, dispatch, deliver})
  const keyOf = (name: string) => attempts.keyOf({step: name, attempt: 1, role: 'run'})
  const env = (name: string) => clientEnvironment({root, ...doors}, keyOf(name))
  let count = 0
  const warmGcloud = (await warm) && {warmGcloud: join(root, 'warm-gcloud', 'gcloud')}
  return {
    ...warmGcloud,
    google: cloud.google,
    async observe(command, {interferences = [], stdin = ''} = {}) {
      count += 1
      const name = `client ${count}`
      const requests: SentRequest[] = []
      recordings.set(keyOf(name), {requests, interferences})
      return {...(await runClient(command, env(name), stdin)), requests}
    },
    async end() {
      await closing.end()
      await rm(root, {recursive: true})
    },
  }
}

/** The proxy asks whether it knows a key, and dispatches in the same breath: so a request finds its recording. */
function recordRequests(
  attempts: Attempts,
  recordings: ReadonlyMap<string | undefined, Recording>,
  answer: (incoming: Incoming) => Promise<Answer>,
) {
  let recording: Recording | undefined
  const known: Attempts = {
    ...attempts,
    knows(key) {
      recording = recordings.get(key)
      return attempts.knows(key)
    },
  }
  const dispatch = async (incoming: Incoming): Promise<Answer> => {
    recording?.requests.push(readRequest(incoming))
    const found = recording?.interferences.find((one) => fits(one, incoming))
    return found ? {kind: 'reply', reply: found.reply} : answer(incoming)
  }
  return {known, dispatch}
}

function fits({method, path}: Interference, incoming: Incoming): boolean {
  return method === incoming.method && path.test(incoming.path)
}

function readRequest({method, host, path, query, body}: Incoming): SentRequest {
  return {method, host, path, query: [...query].sort(), body: body === '' ? '' : JSON.parse(body)}
}

/** What a client has besides the world's variables. */
const ordinary = {PATH: process.env.PATH!, LANG: 'C.UTF-8', ...fixedVariables}

function stepVariables(root: string): Record<string, string> {
  return {...ordinary, ...clientEnvironment({root, proxyPort: 0, smtpPort: 0}, '')}
}

function runClient(
  [command, ...args]: readonly string[],
  world: Readonly<Record<string, string>>,
  stdin: string,
): Promise<Omit<Observed, 'requests'>> {
  const env = {...ordinary, ...world}
  return new Promise((resolve, reject) => {
    const child = spawn(command!, args, {env})
    const output = {stdout: '', stderr: ''}
    child.stdout.on('data', (data) => (output.stdout += data))
    child.stderr.on('data', (data) => (output.stderr += data))
    child.on('error', reject)
    child.on('close', (code) => resolve({code: code ?? -1, ...output}))
    // A client that refuses its arguments ends without reading.
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
  })
}
