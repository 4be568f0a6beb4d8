import type {Store} from '../store.ts'
import {type Secret, secretPath} from './secret-resource.ts'

/** The secret as `secrets.get` shows it; no schedule and no topics are no fields. */
export function renderSecret(store: Store, secret: Secret): object {
  const {name, createTime, replication, labels, rotation = {}, topics = []} = secret
  return {
    name: secretPath(store, name),
    createTime,
    replication,
    labels,
    ...(Object.keys(rotation).length > 0 && {rotation}),
    ...(topics.length > 0 && {topics}),
    etag: '"AAAA"',
  }
}
