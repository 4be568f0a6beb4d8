import {spawn} from 'node:child_process'
import {chmod, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import type {AttemptId} from '../../src/model/world.ts'
import {fixedVariables} from '../../src/plan-to-run/build-environment.ts'
import {findProgram} from '../../src/plan-to-run/find-program.ts'
import {type Fault, parseFault} from '../../src/rehearsal/faults.ts'
import {findGcloud} from '../../src/rehearsal/gcloud.ts'
import {installStandIn} from '../../src/rehearsal/install-stand-in.ts'
import {type RehearsalWorld, startWorld, type WorldOptions} from '../../src/rehearsal/start-world.ts'
import {buildStandIn} from './gcloud-stand-in/build-stand-in.ts'

const LANG = 'C.UTF-8'

const gcloud = await findGcloud(process.env.PATH)

/** True where tests can hold the world against the real gcloud. */
export const hasGcloud = gcloud !== undefined

/** True where a world has to be able to keep it warm. */
export const hasWarmGcloud = process.platform === 'linux' && Boolean(gcloud?.version.startsWith('528.'))

/** False where the world has to bring a curl of its own, which knows less. */
export const hasCurl = findProgram('curl', (process.env.PATH ?? '').split(delimiter)) !== undefined

/** A world in a folder of its own; `end` closes it and removes the folder. */
export interface TestWorld {
  readonly world: RehearsalWorld
  readonly root: string
  end(): Promise<void>
}

/** An empty folder through which other users may pass. */
export async function makeRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'rehearsal-'))
  await chmod(root, 0o711)
  return root
}

export async function openTestWorld(
  scenario: string,
  faults: readonly string[] = [],
  {usesGcloud = false}: Pick<WorldOptions, 'usesGcloud'> = {},
): Promise<TestWorld> {
  const root = await makeRoot()
  const parsed: readonly Fault[] = faults.map(parseFault)
  const marker = {RUNBOOK_RUN: 'test'}
  const started = await startWorld({
    run: 'test',
    scenario,
    seed: 'a',
    root,
    faults: parsed,
    marker,
    isolation: 'none',
    environment: {PATH: process.env.PATH, LANG},
    usesGcloud,
  })
  const missing = [
    ...(hasCurl ? [] : ['curl' as const]),
    ...(usesGcloud && !gcloud ? ['gcloud' as const] : []),
  ]
  const standIns = await Promise.all(
    missing.map(async (name) => {
      const built = await buildStandIn(name)
      return {...built, folder: (await installStandIn(name, root, built.program))!}
    }),
  )
  const world = {...started, path: [...started.path, ...standIns.map(({folder}) => folder)]}
  const end = async () => {
    await world.close()
    for (const {remove} of standIns) await remove()
    await rm(root, {recursive: true})
  }
  return {world, root, end}
}

export interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

let counter = 0

/** The next attempt of the one step of a test. */
export function nextAttempt(step = 'test'): AttemptId {
  counter += 1
  return {step, attempt: counter, role: 'run'}
}

/** What a step has: nothing but the world's variables, and those that every step has. */
export function stepEnvironment(world: RehearsalWorld, attempt: AttemptId): Record<string, string> {
  const PATH = [...world.path, process.env.PATH].join(':')
  return {PATH, LANG, ...fixedVariables, ...world.env(attempt)}
}

/** Runs a script as a step does: strict bash, with nothing but the world's variables and these values. */
export function runBash(
  world: RehearsalWorld,
  script: string,
  options: {attempt?: AttemptId; values?: Readonly<Record<string, string>>} = {},
): Promise<Finished> {
  const {attempt = nextAttempt(), values = {}} = options
  const env = {...stepEnvironment(world, attempt), ...values}
  const args = ['--noprofile', '--norc', '-euo', 'pipefail', '-O', 'inherit_errexit', '-c', script]
  return new Promise((resolve, reject) => {
    const child = spawn('bash', args, {env, stdio: ['ignore', 'pipe', 'pipe']})
    const output = {stdout: '', stderr: ''}
    child.stdout.on('data', (data) => (output.stdout += data))
    child.stderr.on('data', (data) => (output.stderr += data))
    child.on('error', reject)
    child.on('close', (code) => resolve({code: code ?? -1, ...output}))
  })
}
