import {setTimeout as sleep} from 'node:timers/promises'
import type {Api} from '../api/api.ts'
import type {Resource} from '../command.ts'
import {CommandError} from '../stand-in-error.ts'
import {sqlProject} from './sql-addresses.ts'

const longestWaitMs = 600_000

/** Asks for a Cloud SQL operation until it is done. Throws CommandError with its error, or after ten minutes. */
export async function waitForOperation(api: Api, project: string, {name}: Resource): Promise<void> {
  const address = `${sqlProject(project)}/operations/${name}`
  const end = Date.now() + longestWaitMs
  for (let pauseMs = 100; Date.now() < end; pauseMs = Math.min(pauseMs * 1.5, 2000)) {
    await sleep(pauseMs)
    const operation = (await api.send('GET', address)) as Operation
    const error = operation.error?.errors?.[0]
    if (error) throw new CommandError(`[${error.code}] ${error.message}`)
    if (operation.status === 'DONE') return
  }
  throw new CommandError(`Operation ${address} is taking longer than expected.`)
}

interface Operation extends Resource {
  readonly status: string
  readonly error?: {readonly errors?: readonly {readonly code: string; readonly message: string}[]}
}
