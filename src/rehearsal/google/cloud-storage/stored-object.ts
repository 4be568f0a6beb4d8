import {createHash} from 'node:crypto'
import {ApiError} from '../api-error.ts'
import {addResource} from '../resources.ts'
import {crc32cBytes} from '../secret-manager/crc32c.ts'
import type {Store} from '../store.ts'

/** One object of Cloud Storage. */
export interface StoredObject {
  readonly bucket: string
  readonly name: string
  readonly createTime: string
  readonly content: Buffer
}

/** The bucket's name when it exists. Throws ApiError 404 when it does not. */
export function requireBucket(store: Store, bucket: string): string {
  if (store.resources.has(bucketName(bucket))) return bucket
  throw new ApiError('NOT_FOUND', 'The specified bucket does not exist.', 'notFound')
}

/** The object in this bucket. Throws ApiError 404 when there is none. */
export function requireObject(store: Store, bucket: string, name: string): StoredObject {
  const object = store.objects.get(`${requireBucket(store, bucket)}/${name}`)
  if (object) return object
  throw new ApiError('NOT_FOUND', `No such object: ${bucket}/${name}`, 'notFound')
}

/** Keeps an object, in the place of one with the same name. */
export function putObject(
  store: Store,
  bucket: string,
  object: Pick<StoredObject, 'name' | 'content'>,
): void {
  const createTime = new Date().toISOString()
  store.objects.set(`${requireBucket(store, bucket)}/${object.name}`, {...object, bucket, createTime})
}

/** Bucket and name of an address `gs://bucket/name`. Throws ApiError 400 for another form. */
export function parseObjectUri(uri: string): {bucket: string; name: string} {
  const [, bucket, name] = /^gs:\/\/([a-z0-9][a-z0-9._-]{1,61}[a-z0-9])\/(.+)$/.exec(uri) ?? []
  if (bucket !== undefined && name !== undefined) return {bucket, name}
  throw new ApiError(
    'INVALID_ARGUMENT',
    `Invalid URI: ${uri}. It has the form gs://bucket/object.`,
    'invalid',
  )
}

/** Full name under which a bucket is kept; bucket names are the same in all projects. */
export function bucketName(bucket: string): string {
  return `buckets/${bucket}`
}

/** Puts an empty bucket into the store. */
export function addBucket(store: Store, bucket: string): void {
  const shape = {kind: 'storage#bucket', storageClass: 'STANDARD', location: store.region.toUpperCase()}
  const timeCreated = new Date().toISOString()
  const resource = {...shape, id: bucket, name: bucket, projectNumber: store.project.number, timeCreated}
  addResource(store, bucketName(bucket), resource)
}

/** The object as `objects.get` shows it. */
export function renderObject({bucket, name, createTime, content}: StoredObject): object {
  const generation = String(Date.parse(createTime) * 1000)
  return {
    kind: 'storage#object',
    id: `${bucket}/${name}/${generation}`,
    name,
    bucket,
    generation,
    metageneration: '1',
    storageClass: 'STANDARD',
    size: String(content.length),
    md5Hash: createHash('md5').update(content).digest('base64'),
    crc32c: crc32cBytes(content).toString('base64'),
    timeCreated: createTime,
    updated: createTime,
  }
}
