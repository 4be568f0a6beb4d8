import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Environment, SecretSource} from '../model/environment.ts'
import type {Plan} from '../model/plan.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {World} from '../model/world.ts'
import {buildEnvironment} from '../plan-to-run/build-environment.ts'
import {spawnShell} from '../plan-to-run/spawn-shell.ts'
import type {CliIo} from './io.ts'

/** Where secrets are fetched: the same surroundings that the steps will have. */
export interface SecretSurroundings {
  readonly plan: Plan
  readonly environment: Environment
  readonly world: World
  readonly run: string
  readonly cwd: string
}

/** Fetches each secret of the plan from its source; asks at a terminal for those that have none. */
export async function readSecrets(where: SecretSurroundings, io: CliIo): Promise<Map<string, string>> {
  const secrets = new Map<string, string>()
  for (const name of where.plan.secrets) {
    const source = where.environment.secrets[name] ?? {prompt: `Value of ${name}`}
    const value = (await readSecret(name, source, where, io)).replace(/\n+$/, '')
    if (value.length < 8 || value.includes('\0')) {
      throw new RunbookError(`Secret \`${name}\` is shorter than 8 characters or holds a NUL byte.`, {
        hint: 'A shorter value would mask ordinary words; give the real secret.',
      })
    }
    secrets.set(name, value)
  }
  return secrets
}

async function readSecret(
  name: string,
  source: SecretSource,
  where: SecretSurroundings,
  io: CliIo,
): Promise<string> {
  if ('file' in source) return readFileSync(resolve(where.cwd, source.file), 'utf8')
  if ('command' in source) return runSecretCommand(name, source.command, where, io)
  if (io.isTerminal) return io.ask(`${source.prompt}: `, {isSecret: true})
  throw new RunbookError(`Secret \`${name}\` is asked for at a terminal, and there is none.`, {
    hint: `Give it a \`file\` or \`command\` in the environment file of \`${where.environment.name}\`.`,
  })
}

async function runSecretCommand(
  name: string,
  code: string,
  where: SecretSurroundings,
  io: CliIo,
): Promise<string> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  const end = await spawnShell({
    language: 'bash',
    code,
    env: buildEnvironment({
      caller: io.env,
      plan: where.plan,
      captures: {},
      secrets: new Map(),
      world: where.world.env({step: `secret ${name}`, attempt: 1, role: 'run'}),
      path: where.world.path,
      run: where.run,
      step: `secret ${name}`,
      startedAt: new Date().toISOString(),
    }),
    cwd: where.cwd,
    timeoutMs: 60_000,
    graceMs: 2000,
    marker: {name: 'RUNBOOK_RUN', value: where.run},
    signal: io.signal,
    onStdout: (chunk) => out.push(chunk),
    onStderr: (chunk) => err.push(chunk),
  })
  if (end.ended === 'exited' && end.exitCode === 0) return Buffer.concat(out).toString()
  const tail = Buffer.concat(err).toString().trim().split('\n').at(-1) ?? ''
  throw new RunbookError(
    `The command for secret \`${name}\` ended with ${end.exitCode ?? end.ended}: ${tail}`,
    {
      hint: `Run it by hand, or change it in the environment file of \`${where.environment.name}\`.`,
    },
  )
}
