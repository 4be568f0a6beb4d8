import type {Request} from '../model/request.ts'
import type {Fence} from '../model/runbook.ts'
import type {AttemptId} from '../model/world.ts'
import {buildEnvironment} from './build-environment.ts'
import {createByteKeeper} from './byte-keeper.ts'
import {refuseSecret} from './check-secret.ts'
import type {SqlCall, SqlEnd} from './execute-sql.ts'
import type {Masker} from './mask.ts'
import type {OutputLog} from './output-log.ts'
import {type RunContext, visibleValues} from './run-context.ts'
import {type BlockEnd, spawnShell} from './spawn-shell.ts'

/** Standard output is kept up to this size for captures and `expect`. */
const maxKeptBytes = 1024 * 1024

/** Standard error of a block that prints a secret waits until the secret is known; no more of it than this. */
const maxHeldErrorBytes = 1024 * 1024

/** A block to execute, and how. */
export interface BlockCall {
  readonly fence: Fence & {readonly database?: string}
  readonly attempt: AttemptId
  readonly timeoutMs: number
  readonly graceMs: number
  readonly log: OutputLog
  /** A `secret=` block prints its secret: its standard output is neither shown nor logged, its errors wait. */
  readonly hideStdout?: true
}

/** What a block did. */
export interface BlockResult {
  readonly end: BlockEnd
  /** Standard output, at most 1 MiB. */
  readonly stdout: Buffer
  /** Masked. Where tools say what went wrong: the last line of standard error that begins with `ERROR`, else the last one. */
  readonly lastError: string
  /** SQL only: first column of the last row. */
  readonly lastValue?: string
  readonly requests: readonly Request[]
}

/** Executes one block in a fresh shell or database session. */
export async function executeBlock(call: BlockCall, context: RunContext): Promise<BlockResult> {
  const {log, hideStdout} = call
  const stdout = createByteKeeper(maxKeptBytes)
  const heldErrors = createByteKeeper(maxHeldErrorBytes)
  const onStdout = (chunk: Buffer) => {
    stdout.keep(chunk)
    return hideStdout ? undefined : log.write('stdout', chunk)
  }
  const onStderr = (chunk: Buffer) => (hideStdout ? heldErrors.keep(chunk) : log.write('stderr', chunk))
  const signal = AbortSignal.any([context.ports.signal, log.failed])
  const streams = {onStdout, onStderr, timeoutMs: call.timeoutMs, signal}
  const end: SqlEnd =
    call.fence.language === 'sql'
      ? await executeSqlFence(call, context, streams)
      : await spawnShell({
          ...streams,
          language: call.fence.language === 'sh' ? 'sh' : 'bash',
          code: call.fence.code,
          env: environmentOf(call, context),
          cwd: context.ports.cwd,
          graceMs: call.graceMs,
          marker: {name: 'RUNBOOK_RUN', value: context.run},
          watch: context.ports.watch,
        })
  if (hideStdout) showHeldErrors(heldErrors.bytes(), stdout.bytes(), {log, masker: context.ports.masker})
  const lastError = lastErrorOf(log.endBlock().trim().split('\n'))
  if (log.failed.aborted) throw log.failed.reason
  const {lastValue} = end
  const requests = context.ports.world.requests(call.attempt)
  return {end, stdout: stdout.bytes(), lastError, requests, ...(lastValue !== undefined && {lastValue})}
}

/** What a block printed as its secret is hidden before what it complained about is shown, also when it failed. */
function showHeldErrors(errors: Buffer, stdout: Buffer, {log, masker}: {log: OutputLog; masker: Masker}) {
  const text = stdout.toString().replace(/\n+$/, '')
  if (refuseSecret(text) === undefined) masker.add(text)
  log.write('stderr', errors)
}

function lastErrorOf(lines: readonly string[]): string {
  const named = lines.filter((line) => /^(error|fatal)\b/i.test(line)).at(-1)
  return (named ?? lines.at(-1) ?? '').trim()
}

function environmentOf(call: BlockCall, context: RunContext): Record<string, string> {
  const {world, caller, secrets} = context.ports
  return buildEnvironment({
    caller,
    plan: context.plan,
    captures: context.captures,
    secrets,
    world: world.env(call.attempt),
    path: world.path,
    run: context.run,
    step: call.attempt.step,
    startedAt: context.startedAt,
  })
}

type Streams = Pick<SqlCall, 'onStdout' | 'onStderr' | 'timeoutMs' | 'signal'>

async function executeSqlFence(call: BlockCall, context: RunContext, streams: Streams) {
  const name = call.fence.database ?? 'DATABASE_URL'
  const url = context.ports.secrets.get(name) ?? visibleValues(context)[name]
  if (url === undefined) {
    const error = `no value named ${name} holds a database URL`
    return {ended: 'not-started' as const, error, durationMs: 0}
  }
  const {dial} = context.ports.world
  // The driver costs 50 ms and 10 MB, and most runs send no SQL.
  const {executeSql} = await import('./execute-sql.ts')
  return executeSql({...streams, code: call.fence.code, url, values: visibleValues(context), dial})
}
