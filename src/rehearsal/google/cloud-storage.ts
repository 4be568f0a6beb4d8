import {ok, type Route, route} from '../route.ts'
import {bucketName, renderObject, requireBucket, requireObject} from './cloud-storage/stored-object.ts'
import type {Google} from './google.ts'
import {requireResource} from './resources.ts'

/** Cloud Storage's JSON API: buckets that are there, and what exports put into them. */
export function cloudStorageRoutes({store}: Google): Route[] {
  const base = 'storage.googleapis.com/storage/v1/b/{bucket}'
  return [
    route('GET', base, ({params}) =>
      ok(requireResource(store, bucketName(requireBucket(store, params.bucket!)))),
    ),
    route('GET', `${base}/o`, ({params, query}) => {
      const bucket = requireBucket(store, params.bucket!)
      const prefix = query.get('prefix') ?? ''
      const found = [...store.objects.values()].filter(
        (one) => one.bucket === bucket && one.name.startsWith(prefix),
      )
      return ok({kind: 'storage#objects', items: found.map(renderObject)})
    }),
    route('GET', `${base}/o/{object}`, ({params}) =>
      ok(renderObject(requireObject(store, params.bucket!, params.object!))),
    ),
    route('DELETE', `${base}/o/{object}`, ({params}) => {
      const {bucket, name} = requireObject(store, params.bucket!, params.object!)
      store.objects.delete(`${bucket}/${name}`)
      return {status: 204, body: ''}
    }),
  ]
}
