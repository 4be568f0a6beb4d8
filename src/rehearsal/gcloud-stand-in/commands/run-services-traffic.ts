import type {Call} from '../command.ts'
import {CommandError, UsageError} from '../stand-in-error.ts'
import {findService, isReady, requireService, waitUntilReady} from './find-service.ts'
import {runServiceAddress} from './run-addresses.ts'
import type {RunService, Share} from './run-service.ts'

/** Accepts `REVISION=100`. Throws UsageError for shares, lists and the newest revision. */
export function checkTraffic(text: string): void {
  const [, name, share] = /^([a-z0-9-]+)=([^,=]*)$/.exec(text) ?? []
  if (name !== undefined && !/^\d+$/.test(share!)) {
    throw new CommandError(`Traffic percentage value ${share} is not an integer.`)
  }
  if (name !== undefined && share === '100') return
  throw new UsageError(`argument --to-revisions: only REVISION=100 is covered, got \`${text}\``)
}

/** Gives one revision all requests. What serves is printed in any case, also when the change was refused. */
export async function updateTraffic(call: Call): Promise<RunService> {
  const [revisionName] = call.values['to-revisions']?.split('=') ?? []
  if (revisionName === undefined) {
    throw new CommandError('No traffic configuration change requested: use --to-revisions.')
  }
  try {
    return await changeTraffic(call, revisionName)
  } catch (cause) {
    const service = await findService(call)
    if (service) call.print(renderTraffic(service))
    throw cause
  }
}

async function changeTraffic(call: Call, revisionName: string): Promise<RunService> {
  call.say('Updating traffic...')
  const service = await requireService(call)
  const body = {...service, spec: {...service.spec, traffic: [{revisionName, percent: 100}]}}
  const updated = (await call.api.send('PUT', runServiceAddress(call), {body})) as RunService
  return isReady(updated) ? updated : waitUntilReady(call)
}

/** The page that gcloud prints about a service's traffic: what was asked for, and what is so far. */
export function renderTraffic({spec, status}: RunService): string {
  const shares = (spec.traffic ?? []).map((share) => `  ${renderShare(share, status)}\n`)
  return `URL: ${status.url ?? ''}\nTraffic:\n${shares.join('')}`
}

function renderShare(share: Share, {traffic = [], latestReadyRevisionName}: RunService['status']): string {
  const actual = traffic.find((one) => isSame(one, share))
  const wanted = `${share.percent ?? 0}%`
  const current = actual ? `${actual.percent ?? 0}%` : '-'
  const percent = wanted === current ? wanted : `${wanted.padEnd(4)} (currently ${current})`
  const name = share.latestRevision ? `LATEST (currently ${latestReadyRevisionName})` : share.revisionName
  return `${percent} ${name}`
}

function isSame(one: Share, other: Share): boolean {
  if (one.latestRevision || other.latestRevision) return one.latestRevision === other.latestRevision
  return one.revisionName === other.revisionName
}
