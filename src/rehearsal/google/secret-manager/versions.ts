import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import {readBody} from '../read-body.ts'
import type {Store} from '../store.ts'
import {crc32c} from './crc32c.ts'
import {
  addVersion,
  requireEnabled,
  requireSecret,
  requireVersion,
  type SecretVersion,
  secretPath,
} from './secret-resource.ts'

const addSchema = z.strictObject({
  payload: z.strictObject({data: z.base64().default(''), dataCrc32c: z.coerce.string().optional()}),
})

const states = {enable: 'ENABLED', disable: 'DISABLED', destroy: 'DESTROYED'} as const

/** `addVersion`, and `versions` list, get, access, enable, disable and destroy. */
export function versionRoutes(store: Store, base: string): Route[] {
  const one = `${base}/{secret}/versions/{version}`
  return [
    route('POST', `${base}/{secret}:addVersion`, (call) => addPayload(store, call)),
    route('GET', `${base}/{secret}/versions`, ({params, query}) => {
      const {name, versions} = requireSecret(store, params.secret!)
      const kept = versions.filter(filterVersions(query.get('filter') ?? ''))
      return ok({
        versions: kept.map((version) => render(store, name, version)).reverse(),
        totalSize: kept.length,
      })
    }),
    route('GET', one, ({params}) =>
      ok(render(store, params.secret!, requireVersion(store, params.secret!, params.version!))),
    ),
    route('GET', `${one}:access`, ({params}) => accessVersion(store, params.secret!, params.version!)),
    ...(['enable', 'disable', 'destroy'] as const).map((verb) =>
      route('POST', `${one}:${verb}`, ({params}) => changeState(store, params, verb)),
    ),
  ]
}

/** The service filters before it counts a page: `state=ENABLED`, or any other state. Nothing else is played here. */
function filterVersions(filter: string): (version: SecretVersion) => boolean {
  if (filter === '') return () => true
  const state = /^state\s*[=:]\s*"?(ENABLED|DISABLED|DESTROYED)"?$/i.exec(filter.trim())?.[1]?.toUpperCase()
  if (state === undefined) {
    throw new ApiError(
      'INVALID_ARGUMENT',
      `The rehearsal does not play the filter ${JSON.stringify(filter)}.`,
    )
  }
  return (version) => version.state === state
}

function addPayload(store: Store, call: Call): Reply {
  const secret = requireSecret(store, call.params.secret!)
  const {data, dataCrc32c} = readBody(call, addSchema).payload
  const payload = Buffer.from(data, 'base64')
  if (dataCrc32c !== undefined && dataCrc32c !== crc32c(payload)) {
    throw new ApiError('INVALID_ARGUMENT', 'The payload does not match its checksum data_crc32c.')
  }
  const version = addVersion(secret, payload)
  return ok({
    ...render(store, secret.name, version),
    ...(dataCrc32c !== undefined && {clientSpecifiedPayloadChecksum: true}),
  })
}

function accessVersion(store: Store, name: string, id: string): Reply {
  const version = requireEnabled(store, name, id)
  return ok({
    name: `${secretPath(store, name)}/versions/${version.id}`,
    payload: {data: version.payload.toString('base64'), dataCrc32c: crc32c(version.payload)},
  })
}

function changeState(store: Store, params: Call['params'], verb: keyof typeof states): Reply {
  const version = requireVersion(store, params.secret!, params.version!)
  if (version.state === 'DESTROYED') requireEnabled(store, params.secret!, params.version!)
  version.state = states[verb]
  if (verb === 'destroy') version.payload = Buffer.alloc(0)
  return ok(render(store, params.secret!, version))
}

function render(store: Store, secret: string, {id, createTime, state}: SecretVersion): object {
  const replicationStatus = {automatic: {}}
  return {
    name: `${secretPath(store, secret)}/versions/${id}`,
    createTime,
    state,
    etag: '"AAAA"',
    replicationStatus,
  }
}
