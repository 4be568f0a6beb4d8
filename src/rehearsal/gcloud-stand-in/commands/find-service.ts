import {setTimeout as sleep} from 'node:timers/promises'
import type {Call} from '../command.ts'
import {ApiFailure, CommandError} from '../stand-in-error.ts'
import {runServiceAddress} from './run-addresses.ts'
import type {RunService} from './run-service.ts'

/** The service, or undefined where the API says that there is none. */
export async function findService(call: Call): Promise<RunService | undefined> {
  try {
    return (await call.api.send('GET', runServiceAddress(call))) as RunService
  } catch (cause) {
    if (cause instanceof ApiFailure && cause.status === 404) return undefined
    throw cause
  }
}

/** True when the service has done what was asked last. Throws CommandError with its own words when it has failed. */
export function isReady({metadata, status}: RunService): boolean {
  const {observedGeneration, conditions = []} = status
  if (observedGeneration !== undefined && observedGeneration !== metadata.generation) return false
  const ready = conditions.find(({type}) => type === 'Ready')
  if (ready?.status === 'False') throw new CommandError(ready.message ?? 'The service is not ready.')
  return ready?.status === 'True'
}

/** Asks until the service is ready, and then once more, as gcloud does. Throws CommandError when it has failed. */
export async function waitUntilReady(call: Call): Promise<RunService> {
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 1.5, 1000)) {
    const service = await requireService(call)
    if (isReady(service)) return requireService(call)
    await sleep(pauseMs)
  }
}

/** Throws CommandError where the API says that there is no such service. */
export async function requireService(call: Call): Promise<RunService> {
  const service = await findService(call)
  if (service) return service
  throw new CommandError(`Service [${call.positionals.SERVICE}] could not be found.`)
}
