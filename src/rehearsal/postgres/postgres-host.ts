import {randomBytes} from 'node:crypto'
import {mkdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {backUpInstance} from './back-up-instance.ts'
import type {PostgresHost} from './contract.ts'
import {findPostgres} from './find-postgres.ts'
import type {HostState} from './host-state.ts'
import {addInstance, cloneInstance, removeInstance, restoreInstance} from './instance-operations.ts'
import {type Operations, trackOperations} from './operations.ts'
import {reachableBinaries} from './reachable-binaries.ts'
import {findLatestRecoveryTime, findReachableRecovery} from './recovery-range.ts'
import {programEnvironment} from './run-program.ts'
import {serverIdentity} from './server-identity.ts'
import {templateCacheFolder} from './template-cache.ts'

/** How the servers of a world are opened. */
export interface PostgresHostOptions {
  /** The world's folder. Its parents must let others pass (0711) when the caller is root. */
  readonly root: string
  /** Variables by which every process of the world can be found. Default: none. */
  readonly marker?: Readonly<Record<string, string>>
  /** Password of the application's role. Default: a random one. */
  readonly applicationPassword?: string
  /** `embedded` skips the machine's own PostgreSQL. */
  readonly prefer?: 'system' | 'embedded'
  /** The caller's variables: PATH is searched for programs, XDG_CACHE_HOME holds templates. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Folder for templates. Default: the user's cache. */
  readonly cache?: string
}

/** Opens the place where the PostgreSQL servers of one world live. No server runs before `create`. */
export async function openPostgresHost(options: PostgresHostOptions): Promise<PostgresHost> {
  const closing = new AbortController()
  const state = await openState(options, closing.signal)
  const operations = trackOperations(closing.signal)
  let closed: Promise<void> | undefined
  const close = () => {
    closing.abort(new Error('The rehearsal is closing.'))
    closed ??= closeState(state, operations)
    return closed
  }
  return {...reading(state, operations), ...changing(state, operations), close}
}

type Changing = 'create' | 'backup' | 'clone' | 'restore' | 'remove'

function changing(state: HostState, {run}: Operations): Pick<PostgresHost, Changing> {
  return {
    create: (name) => run(() => addInstance(state, name), name),
    backup: (name, options) => run(() => backUpInstance(state, name, options), name),
    clone: (source, target, at) => run(() => cloneInstance(state, {source, target}, at), target),
    restore: (id, source, target) => run(() => restoreInstance(state, id, {source, target}), target),
    remove: (name) => run(() => removeInstance(state, name), name),
  }
}

function reading(state: HostState, {run}: Operations): Omit<PostgresHost, Changing | 'close'> {
  return {
    version: `${state.binaries.version} (${state.binaries.kind})`,
    applicationPassword: state.passwords.application,
    get: (name) => state.instances.get(name)?.cluster,
    backups: (name) => state.bases.map(({backup}) => backup).filter(({instance}) => instance === name),
    latestRecoveryTime: (name) => run(() => findLatestRecoveryTime(state, name)),
    checkRecoveryRange: (name, at) => run(async () => void (await findReachableRecovery(state, name, at))),
    recovery: async (name) => state.instances.get(name)?.recovery,
  }
}

async function closeState(state: HostState, operations: Operations): Promise<void> {
  await operations.settled()
  await Promise.allSettled([...state.instances.values()].map((instance) => instance.stop()))
  state.instances.clear()
  await rm(state.folder, {recursive: true, force: true, maxRetries: 5})
}

async function openState(options: PostgresHostOptions, signal: AbortSignal): Promise<HostState> {
  const folder = join(options.root, 'postgres')
  await mkdir(folder, {mode: 0o711})
  for (const part of ['instances', 'archives', 'backups']) await mkdir(join(folder, part), {mode: 0o711})
  const context = {identity: serverIdentity(), environment: programEnvironment(options.marker ?? {}), signal}
  const {environment = {}, prefer} = options
  const found = await findPostgres({...(prefer && {prefer}), searchPath: environment.PATH ?? ''})
  return {
    folder,
    binaries: await reachableBinaries(found, join(folder, 'programs'), context),
    context,
    passwords: {
      superuser: randomBytes(24).toString('hex'),
      application: options.applicationPassword ?? randomBytes(24).toString('hex'),
    },
    cache: options.cache ?? templateCacheFolder(environment),
    instances: new Map(),
    bases: [],
  }
}
