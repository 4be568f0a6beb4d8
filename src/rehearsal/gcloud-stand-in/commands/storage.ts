import {type Api, encodeSegment} from '../api/api.ts'
import type {Call, CoveredCommand, Resource} from '../command.ts'
import {ApiFailure, CommandError} from '../stand-in-error.ts'

/** `gcloud storage`, for one object that is named in full. */
export const storage: readonly CoveredCommand[] = [
  {
    words: 'storage objects describe',
    positionals: ['URL'],
    flags: {},
    output: {kind: 'not covered'},
    takesFormat: true,
    run: ({api, positionals}) =>
      api.send('GET', objectAddress(positionals.URL!), {query: {projection: 'full'}}),
  },
  {
    words: 'storage rm',
    positionals: ['URL'],
    flags: {},
    output: {kind: 'nothing'},
    takesFormat: false,
    run: removeObject,
  },
]

/** gcloud asks for the object first; where it is missing, it also looks for what begins with that name. */
async function removeObject({api, positionals, say}: Call): Promise<undefined> {
  const url = positionals.URL!
  const address = objectAddress(url)
  const fields = 'bucket,name,size,generation'
  try {
    await api.send('GET', address, {query: {fields, projection: 'noAcl'}})
  } catch (cause) {
    if (!(cause instanceof ApiFailure) || cause.status !== 404) throw cause
    await listBelow(api, address)
    throw new CommandError(`The following URLs matched no objects or files: ${url}`)
  }
  say(`Removing ${url}...`)
  await api.send('DELETE', address)
}

function listBelow(api: Api, address: string): Promise<Resource> {
  const [, objects = '', name = ''] = /^(.*\/o)\/(.*)$/.exec(address) ?? []
  return api.send('GET', objects, {
    query: {
      delimiter: '/',
      fields: 'prefixes,items/name,items/size,items/generation,nextPageToken',
      includeFoldersAsPrefixes: 'True',
      maxResults: '1000',
      prefix: decodeURIComponent(name),
      projection: 'noAcl',
    },
  })
}

function objectAddress(url: string): string {
  const [, bucket, name] = /^gs:\/\/([^/]+)\/([^*?[\]]+)$/.exec(url) ?? []
  if (bucket === undefined || name === undefined) {
    throw new CommandError(`Only one object, gs://BUCKET/OBJECT, is covered, not ${url}.`)
  }
  return `https://storage.googleapis.com/storage/v1/b/${encodeSegment(bucket)}/o/${encodeSegment(name)}`
}
