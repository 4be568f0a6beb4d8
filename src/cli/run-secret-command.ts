import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {buildEnvironment} from '../plan-to-run/build-environment.ts'
import {createByteKeeper} from '../plan-to-run/byte-keeper.ts'
import {type BlockEnd, spawnShell} from '../plan-to-run/spawn-shell.ts'
import type {CliIo} from './io.ts'
import type {SecretSurroundings} from './read-secrets.ts'

/** A command that gives a secret. */
export interface SecretCommand {
  readonly name: string
  readonly code: string
  readonly where: SecretSurroundings
  readonly io: CliIo
}

const maxKeptBytes = 128 * 1024

/**
 * What tools and Google answer when they cannot, in words that are never part of a secret. A failing command may
 * have printed half of the secret, and nobody knows it yet: of all its output only these words are told.
 */
const knownCauses =
  /PERMISSION_DENIED|UNAUTHENTICATED|NOT_FOUND|RESOURCE_EXHAUSTED|UNAVAILABLE|DEADLINE_EXCEEDED|FAILED_PRECONDITION|command not found|No such file or directory|Permission denied|Connection refused|Could not resolve host|Reauthentication/gi

/** Runs the command and gives what it printed. Throws RunbookError when it fails, without its output. */
export async function runSecretCommand({name, code, where, io}: SecretCommand): Promise<string> {
  const out = createByteKeeper(maxKeptBytes)
  const err = createByteKeeper(maxKeptBytes)
  const end = await spawnShell({
    language: 'bash',
    code,
    env: secretEnvironment(name, where, io),
    cwd: where.cwd,
    timeoutMs: 60_000,
    graceMs: 2000,
    marker: {name: 'RUNBOOK_RUN', value: where.run},
    watch: where.watch,
    signal: io.signal,
    onStdout: out.keep,
    onStderr: err.keep,
  })
  if (end.ended === 'exited' && end.exitCode === 0) return out.bytes().toString()
  if (end.ended === 'canceled') {
    throw new RunbookError(`Stopped while the command for secret \`${name}\` ran.`, {
      hint: 'No step has run. Start again when you are ready.',
      exitCode: exitCodes.interrupted,
    })
  }
  const causes = [...new Set(err.bytes().toString().match(knownCauses))]
  const told = causes.length === 0 ? '' : `: ${causes.join(', ')}`
  throw new RunbookError(`The command for secret \`${name}\` ${describe(end)}${told}.`, {
    hint: `Its output is not shown, as it may hold the secret. Run it by hand; it stands in the environment file of \`${where.environment.name}\`.`,
  })
}

function describe({ended, exitCode}: BlockEnd): string {
  if (ended === 'exited') return `ended with ${exitCode}`
  if (ended === 'timed-out') return 'did not end within 60s'
  return ended === 'not-started' ? 'could not start' : `was ${ended}`
}

function secretEnvironment(name: string, where: SecretSurroundings, io: CliIo): Record<string, string> {
  const step = `secret ${name}`
  return buildEnvironment({
    caller: io.env,
    plan: where.plan,
    captures: {},
    secrets: new Map(),
    world: where.world.env({step, attempt: 1, role: 'run'}),
    path: where.world.path,
    run: where.run,
    step,
    startedAt: new Date().toISOString(),
  })
}
