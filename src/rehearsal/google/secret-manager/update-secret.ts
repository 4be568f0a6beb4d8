import * as z from 'zod'
import {type Call, ok, type Reply} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import {hasRole} from '../iam-policy.ts'
import {readBody} from '../read-body.ts'
import type {Store} from '../store.ts'
import {renderSecret} from './render-secret.ts'
import {secretManagerAgent} from './replication.ts'
import {requireSecret, type Secret} from './secret-resource.ts'

const patchSchema = z.looseObject({
  rotation: z
    .strictObject({nextRotationTime: z.iso.datetime().optional(), rotationPeriod: z.string().optional()})
    .optional(),
  topics: z.array(z.strictObject({name: z.string()})).default([]),
})

/** PATCH of topics and rotation; the update mask says which of them is meant. */
export function updateSecret(store: Store, call: Call): Reply {
  const secret = requireSecret(store, call.params.secret!)
  const {rotation = {}, topics} = readBody(call, patchSchema)
  const mask = (call.query.get('updateMask') ?? '').split(',')
  const next: Pick<Secret, 'rotation' | 'topics'> = {
    rotation: mask.some((path) => path.startsWith('rotation')) ? rotation : (secret.rotation ?? {}),
    topics: mask.includes('topics') ? topics : (secret.topics ?? []),
  }
  checkSchedule(store, next)
  Object.assign(secret, next)
  return ok(renderSecret(store, secret))
}

function checkSchedule(
  store: Store,
  {rotation = {}, topics = []}: Pick<Secret, 'rotation' | 'topics'>,
): void {
  const {nextRotationTime, rotationPeriod} = rotation
  const isScheduled = nextRotationTime !== undefined || rotationPeriod !== undefined
  if (isScheduled && topics.length === 0) refuse('topics must be set to configure a rotation')
  if (rotationPeriod !== undefined && nextRotationTime === undefined) {
    refuse('next_rotation_time must be set if rotation_period is set')
  }
  for (const {name} of topics) {
    if (!store.resources.has(name)) refuse(`the Pub/Sub topic ${name} does not exist`)
    const publisher = {role: 'roles/pubsub.publisher', member: secretManagerAgent(store)}
    if (!hasRole(store, name, publisher)) refuse(`${publisher.member} may not publish to ${name}`)
  }
}

function refuse(reason: string): never {
  throw new ApiError('INVALID_ARGUMENT', `The secret cannot be changed: ${reason}.`)
}
