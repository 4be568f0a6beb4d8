import {randomInt} from 'node:crypto'
import {encodeSegment} from '../api/api.ts'
import type {Call} from '../command.ts'
import {CommandError, UsageError} from '../stand-in-error.ts'
import {isReady, requireService, waitUntilReady} from './find-service.ts'
import {runNamespace, runServiceAddress} from './run-addresses.ts'
import type {Container, Metadata, RunService, Template} from './run-service.ts'

const nonceLabel = 'client.knative.dev/nonce'
const breakGlass = 'run.googleapis.com/binary-authorization-breakglass'
/** What gcloud writes into what it changes; the version is the one that the stand-in was held against. */
const client = {'run.googleapis.com/client-name': 'gcloud', 'run.googleapis.com/client-version': '528.0.0'}

/** Accepts one `VARIABLE=SECRET:VERSION`. Throws UsageError for lists, mounted files and other projects. */
export function checkSecretReference(text: string): void {
  if (/^[A-Za-z_]\w*=[\w-]+(:[\w-]+)?$/.test(text)) return
  throw new UsageError(`argument --update-secrets: only VARIABLE=SECRET:VERSION is covered, got \`${text}\``)
}

/** Points a variable of the service to a secret's version, by a new revision of the same image. */
export async function updateService(call: Call): Promise<RunService> {
  const service = await requireService(call)
  const reference = readReference(call.values['update-secrets'])
  call.say('Deploying...')
  const image = await pinnedImage(call, service)
  const body = changeService(service, (first) => ({...first, image, env: pointTo(first, reference)}))
  const updated = (await call.api.send('PUT', runServiceAddress(call), {body})) as RunService
  const ready = isReady(updated) ? updated : await waitUntilReady(call)
  const {latestReadyRevisionName, url} = ready.status
  call.say(`Service [${call.positionals.SERVICE}] revision [${latestReadyRevisionName}] has been deployed.`)
  call.say(`Service URL: ${url}`)
  return ready
}

/** A variable and the secret's version that it shall point to. */
interface Reference {
  readonly variable: string
  readonly name: string
  readonly key: string
}

function readReference(text: string | undefined): Reference {
  if (text === undefined) throw new CommandError('No configuration change requested: use --update-secrets.')
  const [variable = '', name = '', key] = text.split(/[=:]/)
  if (key !== undefined) return {variable, name, key}
  throw new CommandError(
    `No secret version specified for ${variable}: use ${variable}:latest for the newest.`,
  )
}

function changeService(service: RunService, change: (first: Container) => Container): RunService {
  const {metadata, spec} = service
  const [first, ...others] = spec.template.spec.containers
  const containers = [change(first!), ...others]
  const template: Template = {
    ...spec.template,
    metadata: changeTemplateMetadata(spec.template.metadata ?? {}),
    spec: {...spec.template.spec, containers},
  }
  const {[breakGlass]: _, ...annotations} = metadata.annotations ?? {}
  return {
    ...service,
    metadata: {...metadata, annotations: {...annotations, ...client}},
    spec: {...spec, template},
  }
}

/** A random label makes the template another one, so that there is a new revision in any case. */
function changeTemplateMetadata({name: _, ...metadata}: Metadata): Metadata {
  const nonce = Array.from({length: 10}, () => String.fromCharCode(97 + randomInt(26))).join('')
  return {
    ...metadata,
    annotations: {...metadata.annotations, ...client},
    labels: {...metadata.labels, [nonceLabel]: nonce},
  }
}

function pointTo({env = []}: Container, {variable, name, key}: Reference): Container['env'] {
  const changed = {name: variable, valueFrom: {secretKeyRef: {name, key}}}
  const current = env.find((one) => one.name === variable)
  if (!current) return [...env, changed]
  if (!current.valueFrom?.secretKeyRef) {
    throw new CommandError(
      `Cannot update environment variable [${variable}]: it is set with a different type.`,
    )
  }
  return env.map((one) => (one === current ? changed : one))
}

/** The image of the revision that the template belongs to, by its digest where the API shows one. */
async function pinnedImage(call: Call, {metadata, spec, status}: RunService): Promise<string> {
  const {image} = spec.template.spec.containers[0]!
  if (image.includes('@sha256:')) return image
  const namespace = runNamespace(call, metadata.namespace ?? call.project)
  const nonce = spec.template.metadata?.labels?.[nonceLabel]
  const made = nonce === undefined ? [] : await revisionsOf(call, namespace, nonce)
  const latest = status.latestCreatedRevisionName
  if (made.length !== 1 && latest === undefined) return image
  const address = `${namespace}/revisions/${encodeSegment(latest ?? '')}`
  const revision = made.length === 1 ? made[0]! : ((await call.api.send('GET', address)) as Revision)
  return revision.status?.imageDigest ?? image
}

interface Revision {
  readonly status?: {readonly imageDigest?: string}
}

async function revisionsOf(call: Call, namespace: string, nonce: string): Promise<readonly Revision[]> {
  const query = {labelSelector: `${nonceLabel} = ${nonce}`}
  const {items = []} = await call.api.send('GET', `${namespace}/revisions`, {query})
  return items as readonly Revision[]
}
