import type {HookName} from '../../model/hook.ts'
import {hookNames} from '../../model/hook.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import type {CliIo} from '../io.ts'
import {readSecrets, type SecretSurroundings} from '../read-secrets.ts'
import type {HookAddresses} from './create-hooks.ts'
import {LimitReached, withinLimit} from './within-limit.ts'

/** A run waits this long for the secrets of its hooks, and no longer. */
const secretTimeoutMs = 5000

/**
 * Gives the address of each configured webhook. A secret that the steps use is not fetched twice, and one that
 * cannot be fetched leaves its hook without an address: the run goes on.
 */
export async function readHookAddresses(
  where: SecretSurroundings,
  secrets: ReadonlyMap<string, string>,
  io: CliIo,
): Promise<HookAddresses> {
  const fetched = new Map<string, string | undefined>(secrets)
  const addresses = new Map<HookName, string | undefined>()
  for (const on of hookNames) {
    const target = where.environment.on?.[on]
    if (target === undefined) continue
    if (typeof target === 'string') addresses.set(on, target)
    else {
      if (!fetched.has(target.secret)) fetched.set(target.secret, await readOne(target.secret, where, io))
      addresses.set(on, fetched.get(target.secret))
    }
  }
  return addresses
}

async function readOne(name: string, where: SecretSurroundings, io: CliIo): Promise<string | undefined> {
  const plan = {...where.plan, secrets: [name]}
  const fetch = (signal: AbortSignal) => readSecrets({...where, plan}, {...io, signal})
  const source = where.environment.secrets[name]
  // A person types as long as it takes.
  const timeoutMs = source && 'prompt' in source ? 600_000 : secretTimeoutMs
  try {
    return (await withinLimit({timeoutMs, signal: io.signal}, fetch)).get(name)
  } catch (error) {
    // What was said may hold part of the secret: the record only says that it could not be fetched.
    const isExpected = error instanceof RunbookError || error instanceof LimitReached || io.signal.aborted
    if (isExpected || (error as NodeJS.ErrnoException).code !== undefined) return undefined
    throw error
  }
}
