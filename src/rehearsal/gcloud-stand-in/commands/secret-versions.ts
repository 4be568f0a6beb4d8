import {crc32c} from '../../google/secret-manager/crc32c.ts'
import {encodeSegment} from '../api/api.ts'
import type {Call, CoveredCommand, Flag, Resource} from '../command.ts'
import {type Column, plainColumn} from '../output/column.ts'
import {parseFilter} from '../output/filter.ts'
import {CommandError, UsageError} from '../stand-in-error.ts'

const secret: Readonly<Record<string, Flag>> = {secret: {kind: 'value'}}

/** The table of versions; `--format` gets the short name and the small state as well. */
const versionColumns: readonly Column[] = [
  {label: 'NAME', key: 'name', text: ({name}) => String(name).split('/').at(-1)!},
  {label: 'STATE', key: 'state', text: ({state}) => String(state).toLowerCase()},
  {...plainColumn('createTime', 'CREATED'), text: ({createTime}) => dateOf(createTime, '')},
  {...plainColumn('destroyTime', 'DESTROYED'), text: ({destroyTime}) => dateOf(destroyTime, '-')},
]

/** `gcloud secrets versions`. */
export const secretVersions: readonly CoveredCommand[] = [
  {
    words: 'secrets versions list',
    positionals: ['SECRET'],
    flags: {},
    output: {kind: 'table', columns: versionColumns},
    takesFormat: true,
    filterKeys: ['state'],
    opensList: true,
    run: listVersions,
  },
  {
    words: 'secrets versions describe',
    positionals: ['VERSION'],
    flags: secret,
    output: {kind: 'yaml'},
    takesFormat: true,
    run: async (call) => call.api.send('GET', versionAddress(call)),
  },
  {
    words: 'secrets versions access',
    positionals: ['VERSION'],
    flags: secret,
    output: {kind: 'text', render: readPayload},
    takesFormat: true,
    run: async (call) => checkPayload(await call.api.send('GET', `${versionAddress(call)}:access`)),
  },
  {
    words: 'secrets versions add',
    positionals: ['SECRET'],
    flags: {'data-file': {kind: 'value', isRequired: true}},
    output: {kind: 'nothing'},
    takesFormat: true,
    run: addVersion,
  },
  changeState('enable', 'Enabled'),
  changeState('disable', 'Disabled'),
]

function changeState(verb: string, done: string): CoveredCommand {
  return {
    words: `secrets versions ${verb}`,
    positionals: ['VERSION'],
    flags: secret,
    output: {kind: 'nothing'},
    takesFormat: true,
    async run(call) {
      const changed = await call.api.send('POST', `${versionAddress(call)}:${verb}`, {body: {}})
      call.say(`${done} version [${call.positionals.VERSION}] of the secret [${call.values.secret}].`)
      return changed
    },
  }
}

/** ex: `2026-11-23T01:51:33.738Z` -> `2026-11-23T01:51:33` */
function dateOf(time: unknown, otherwise: string): string {
  return typeof time === 'string' ? time.slice(0, 19) : otherwise
}

function secretAddress(project: string, name: string): string {
  if (name.includes('/'))
    throw new UsageError(`argument SECRET: only plain names are covered, got \`${name}\``)
  const parent = `https://secretmanager.googleapis.com/v1/projects/${encodeSegment(project)}`
  return `${parent}/secrets/${encodeSegment(name)}`
}

function versionAddress({project, positionals, values}: Call): string {
  const {VERSION: version = ''} = positionals
  if (values.secret === undefined) {
    throw new CommandError('The [version] resource is not properly specified: --secret is missing.')
  }
  if (version.includes('/')) {
    throw new UsageError(
      `argument VERSION: only plain numbers and \`latest\` are covered, got \`${version}\``,
    )
  }
  return `${secretAddress(project, values.secret)}/versions/${encodeSegment(version)}`
}

/** The filter goes to the server as it was understood; the limit counts before it, as in gcloud. */
async function listVersions({api, project, positionals, values}: Call): Promise<readonly Resource[]> {
  const terms = parseFilter(values.filter ?? '', ['state'])
  const filter = terms.map(({key, value}) => `${key}=${value}`).join(' AND ')
  const query = {pageSize: '0', ...(filter !== '' && {filter})}
  const address = `${secretAddress(project, positionals.SECRET!)}/versions`
  const {versions = []} = await api.send('GET', address, {query})
  return (versions as readonly Resource[]).slice(0, Number(values.limit ?? Number.POSITIVE_INFINITY))
}

interface Payload {
  readonly data?: string
  readonly dataCrc32c?: string
}

function readData({payload}: Resource): Buffer {
  return Buffer.from((payload as Payload).data ?? '', 'base64')
}

function readPayload(version: Resource): string {
  return readData(version).toString()
}

function checkPayload(version: Resource): Resource {
  const {dataCrc32c} = version.payload as Payload
  if (dataCrc32c === undefined || dataCrc32c === crc32c(readData(version))) return version
  throw new CommandError('The payload of the secret does not match its checksum; read it again.')
}

async function addVersion(call: Call): Promise<Resource> {
  const {project, positionals, values, api, say} = call
  const address = secretAddress(project, positionals.SECRET!)
  const data = await call.readData(values['data-file']!)
  const payload = {data: data.toString('base64'), dataCrc32c: crc32c(data)}
  const version = await api.send('POST', `${address}:addVersion`, {body: {payload}})
  say(`Created version [${String(version.name).split('/').at(-1)}] of the secret [${positionals.SECRET}].`)
  if (version.clientSpecifiedPayloadChecksum === true) return version
  throw new CommandError('The version was created, but its payload may be damaged: destroy it and try again.')
}
