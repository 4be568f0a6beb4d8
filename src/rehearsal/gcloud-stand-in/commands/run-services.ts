import type {Call, CoveredCommand, Flag, Resource} from '../command.ts'
import {ApiFailure, CommandError} from '../stand-in-error.ts'
import {runServiceAddress} from './run-addresses.ts'
import type {RunService} from './run-service.ts'
import {checkTraffic, renderTraffic, updateTraffic} from './run-services-traffic.ts'
import {checkSecretReference, updateService} from './run-services-update.ts'

const region: Readonly<Record<string, Flag>> = {region: {kind: 'value'}}

/** `gcloud run services`. */
export const runServices: readonly CoveredCommand[] = [
  {
    words: 'run services describe',
    positionals: ['SERVICE'],
    flags: region,
    output: {kind: 'not covered'},
    takesFormat: true,
    run: describeService,
  },
  {
    words: 'run services update',
    positionals: ['SERVICE'],
    flags: {...region, 'update-secrets': {kind: 'value', check: checkSecretReference}},
    output: {kind: 'nothing'},
    takesFormat: true,
    run: updateService,
  },
  {
    words: 'run services update-traffic',
    positionals: ['SERVICE'],
    flags: {...region, 'to-revisions': {kind: 'value', check: checkTraffic}},
    output: {kind: 'text', render: (service) => renderTraffic(service as RunService)},
    takesFormat: false,
    run: updateTraffic,
  },
]

async function describeService(call: Call): Promise<Resource> {
  try {
    return await call.api.send('GET', runServiceAddress(call))
  } catch (cause) {
    if (!(cause instanceof ApiFailure) || cause.status !== 404) throw cause
    throw new CommandError(`Cannot find service [${call.positionals.SERVICE}]`)
  }
}
