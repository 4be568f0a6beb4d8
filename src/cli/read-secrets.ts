import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Environment, SecretSource} from '../model/environment.ts'
import type {Plan} from '../model/plan.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {World} from '../model/world.ts'
import {refuseSecret} from '../plan-to-run/check-secret.ts'
import type {Watch} from '../plan-to-run/watchdog.ts'
import type {CliIo} from './io.ts'
import {runSecretCommand} from './run-secret-command.ts'
import {plain} from './terminal/plain.ts'

/** Where secrets are fetched: the same surroundings that the steps will have. */
export interface SecretSurroundings {
  readonly plan: Plan
  readonly environment: Environment
  readonly world: World
  readonly watch: Watch
  readonly run: string
  readonly cwd: string
}

/** Fetches each secret of the plan from its source; asks at a terminal for those that have none. */
export async function readSecrets(where: SecretSurroundings, io: CliIo): Promise<Map<string, string>> {
  const secrets = new Map<string, string>()
  for (const name of where.plan.secrets) {
    const source = where.environment.secrets[name] ?? {prompt: `Value of ${name}`}
    const value = (await readSecret(name, source, where, io)).replace(/\n+$/, '')
    const refused = refuseSecret(value)
    if (refused !== undefined) {
      throw new RunbookError(`Secret \`${name}\` ${refused}.`, {
        hint: `Give the real secret; see its source in environment \`${where.environment.name}\`.`,
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
  if ('file' in source) return readSecretFile(name, source.file, where)
  if ('command' in source) return runSecretCommand({name, code: source.command, where, io})
  if (io.isTerminal) return askForSecret(name, {prompt: source.prompt, environment: where.environment}, io)
  throw new RunbookError(`Secret \`${name}\` is asked for at a terminal, and there is none.`, {
    hint: `Give it a \`file\` or \`command\` in the environment file of \`${where.environment.name}\`.`,
  })
}

/** Nothing of the answer is shown, so a slip is likely: what cannot be used is asked for again. */
async function askForSecret(
  name: string,
  {prompt, environment}: {prompt: string; environment: Environment},
  io: CliIo,
): Promise<string> {
  for (;;) {
    const value = await io.ask(`${environment.name.toUpperCase()}: ${plain(prompt)} (hidden): `, {
      isSecret: true,
    })
    const refused = refuseSecret(value)
    if (refused === undefined) return value
    io.err(`Secret ${name} ${refused}.\n`)
  }
}

function readSecretFile(name: string, file: string, where: SecretSurroundings): string {
  try {
    return readFileSync(resolve(where.cwd, file), 'utf8')
  } catch (cause) {
    throw new RunbookError(`Secret \`${name}\` cannot be read: ${(cause as Error).message}.`, {
      hint: `Make the file, or change its path in the environment file of \`${where.environment.name}\`.`,
      cause,
    })
  }
}
