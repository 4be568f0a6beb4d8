import {randomUUID} from 'node:crypto'
import {ok, type Reply} from '../../route.ts'

/** Address under which a resource of Compute Engine is known. */
export function selfLink(name: string): string {
  return `https://www.googleapis.com/compute/v1/${name}`
}

/** Every change is done by the time it is answered. */
export function doneOperation(name: string, operationType: string): Reply {
  const [place = ''] = /^projects\/[^/]+\/(?:global|regions\/[^/]+)/.exec(name) ?? []
  const operation = `operation-${randomUUID()}`
  const at = new Date().toISOString()
  return ok({
    kind: 'compute#operation',
    id: '1',
    name: operation,
    operationType,
    status: 'DONE',
    progress: 100,
    targetLink: selfLink(name),
    selfLink: selfLink(`${place}/operations/${operation}`),
    insertTime: at,
    startTime: at,
    endTime: at,
    ...(place.includes('/regions/') && {region: selfLink(place)}),
  })
}
