import {encodeSegment} from '../api/api.ts'
import type {Call} from '../command.ts'
import {CommandError} from '../stand-in-error.ts'

/** Address of a namespace's objects in the region's own host. Throws CommandError without `--region`. */
export function runNamespace({values}: Call, namespace: string): string {
  const {region} = values
  if (!region) throw new CommandError('You must specify a region: use the --region flag.')
  const host = `${encodeSegment(region)}-run.googleapis.com`
  return `https://${host}/apis/serving.knative.dev/v1/namespaces/${encodeSegment(namespace)}`
}

/** Address of the service that was named. Throws CommandError for what gcloud refuses as a name. */
export function runServiceAddress(call: Call): string {
  const name = call.positionals.SERVICE!
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) {
    throw new CommandError(
      `Invalid resource name [${name}]: lowercase letters, digits and inner dashes, at most 63.`,
    )
  }
  return `${runNamespace(call, call.project)}/services/${name}`
}
