import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {access, copyFile, mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import type {Readable} from 'node:stream'
import {fileURLToPath} from 'node:url'
import type {Closing} from '../closing.ts'
import {findGcloud} from '../gcloud.ts'
import {answersAsExpected} from './answers-as-expected.ts'
import {installClient} from './install-client.ts'

/** What the warm gcloud is started with. */
export interface WarmGcloudOptions {
  /** The world's folder. */
  readonly root: string
  /** Variables of a step of that world: what gcloud reads at its start must be what a command has later. */
  readonly env: Readonly<Record<string, string>>
  /** Ends the warm gcloud with the world. */
  readonly closing: Closing
}

/**
 * Starts one gcloud that stays, and forks for each command of the steps: a tenth of a second instead of most of one.
 * Gives the folder for the front of PATH; undefined where plain gcloud has to do, because the SDK is none of the
 * versions that were held against it, or it does not answer as it should.
 */
export async function keepGcloudWarm(options: WarmGcloudOptions): Promise<string | undefined> {
  const {root, env, closing} = options
  const gcloud = process.platform === 'linux' ? await findGcloud(env.PATH) : undefined
  if (!gcloud || !testedVersion.test(gcloud.version) || !(await isBundled())) return undefined
  const folder = join(root, 'warm-gcloud')
  await mkdir(folder, {mode: 0o700})
  await copyFile(serverProgram, join(folder, serverName))
  const server = closing.keep(startServer(gcloud.binary, folder, env), endServer)
  const python = await firstLine(server.stdout!)
  if (python === undefined) return undefined
  // Nothing would answer the probe that is handed back.
  const probe = await installClient({bin: folder, folder, python, plain: join(folder, 'none')})
  if (probe === undefined || !(await answersAsExpected(probe, env))) return undefined
  return installClient({bin: join(root, 'bin'), folder, python, plain: gcloud.binary})
}

/** Held against plain gcloud by tests/campaign/warm-gcloud.test.ts. */
const testedVersion = /^528\./

const serverName = 'warm-gcloud-server.py'

/** It lies beside this file, and beside the bundled CLI. */
const serverProgram = fileURLToPath(new URL(`./${serverName}`, import.meta.url))

/** A bundle of a test may be without it. */
async function isBundled(): Promise<boolean> {
  return access(serverProgram).then(
    () => true,
    () => false,
  )
}

/** gcloud's own launcher starts the server with the interpreter, and the variables, that it has for gcloud. */
function startServer(binary: string, folder: string, env: Readonly<Record<string, string>>): ChildProcess {
  const server = spawn(binary, [], {
    cwd: folder,
    env: {...env, CLOUDSDK_PYTHON_ARGS: serverName},
    // It ends when its standard input does: with this process, whatever happens.
    stdio: ['pipe', 'pipe', 'ignore'],
    // No terminal of ours is one of a step's.
    detached: true,
  })
  for (const port of [server, server.stdin!]) port.on('error', () => {})
  return server
}

/** The kernel kills its forks with it. */
async function endServer(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
}

/** An import takes less than this, also on a busy machine. */
const patienceMs = 60_000

/** The interpreter, once gcloud is imported; undefined when the server ended before, or takes too long. */
async function firstLine(output: Readable): Promise<string | undefined> {
  const signal = AbortSignal.timeout(patienceMs)
  for await (const line of createInterface({input: output, signal})) return line
  return undefined
}
