import {spawn} from 'node:child_process'
import {rm} from 'node:fs/promises'
import {clientEnvironment} from '../../../src/rehearsal/client-environment.ts'
import {createClosing} from '../../../src/rehearsal/closing.ts'
import {createDispatch, type Incoming} from '../../../src/rehearsal/dispatch.ts'
import {ApiError, type ErrorCode, renderError} from '../../../src/rehearsal/google/api-error.ts'
import type {Google} from '../../../src/rehearsal/google/google.ts'
import {openCloud} from '../../../src/rehearsal/open-cloud.ts'
import {openDoors} from '../../../src/rehearsal/open-doors.ts'
import {createRecords} from '../../../src/rehearsal/records.ts'
import {findScenario} from '../../../src/rehearsal/scenarios/find-scenario.ts'
import {production} from '../../../src/rehearsal/scenarios/production.ts'
import {prepareFolder} from '../../../src/rehearsal/world-folder.ts'
import {makeRoot} from '../test-world.ts'

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

/** The answer to the first request that fits, instead of the world's. */
export interface Interference {
  readonly method: string
  readonly path: RegExp
  readonly error: ErrorCode
}

/** How a client is run. */
export interface ClientOptions {
  readonly interference?: Interference
  readonly stdin?: string
}

/** A cloud behind a proxy that keeps whole requests, query and body included. */
export interface RecordedWorld {
  readonly google: Google
  /** Runs a client with nothing but the world's variables. One at a time. */
  observe(command: readonly string[], options?: ClientOptions): Promise<Observed>
  end(): Promise<void>
}

export async function openRecordedWorld(): Promise<RecordedWorld> {
  const root = await makeRoot()
  const closing = createClosing()
  const {attempts, deliver, secrets} = createRecords()
  await prepareFolder(root)
  const project = {id: production.project, number: '123456789012'}
  const scenario = findScenario('healthy')
  const marker = {RUNBOOK_RUN: 'test'}
  const cloud = await openCloud({root, marker, seed: 'a', project, scenario, secrets, closing})
  const answer = createDispatch({routes: cloud.routes, project, faults: []})
  let requests: SentRequest[] = []
  let interference: Interference | undefined
  const dispatch = async (incoming: Incoming) => {
    requests.push(readRequest(incoming))
    if (!interference || !fits(interference, incoming)) return answer(incoming)
    const {error} = interference
    return {kind: 'reply', reply: renderError(new ApiError(error, `The test says ${error}.`))} as const
  }
  const doors = await openDoors({root, closing, attempts, dispatch, deliver})
  const world = clientEnvironment({root, ...doors}, attempts.keyOf({step: 'test', attempt: 1, role: 'run'}))
  const env = {PATH: process.env.PATH, LANG: 'C.UTF-8', TZ: 'UTC', ...world}
  return {
    google: cloud.google,
    async observe(command, options = {}) {
      requests = []
      interference = options.interference
      const finished = await runClient(command, env, options.stdin ?? '')
      return {...finished, requests}
    },
    async end() {
      await closing.end()
      await rm(root, {recursive: true})
    },
  }
}

function fits({method, path}: Interference, incoming: Incoming): boolean {
  return method === incoming.method && path.test(incoming.path)
}

function readRequest({method, host, path, query, body}: Incoming): SentRequest {
  return {method, host, path, query: [...query].sort(), body: body === '' ? '' : JSON.parse(body)}
}

function runClient(
  [command, ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  stdin: string,
): Promise<Omit<Observed, 'requests'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(command!, args, {env})
    const output = {stdout: '', stderr: ''}
    child.stdout.on('data', (data) => (output.stdout += data))
    child.stderr.on('data', (data) => (output.stderr += data))
    child.on('error', reject)
    child.on('close', (code) => resolve({code: code ?? -1, ...output}))
    child.stdin.end(stdin)
  })
}
