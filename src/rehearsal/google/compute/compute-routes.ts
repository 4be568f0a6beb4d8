import * as z from 'zod'
import {type Call, ok, type Reply, type Route, route} from '../../route.ts'
import {nameOf} from '../collection-routes.ts'
import {readBody} from '../read-body.ts'
import {
  addResource,
  deleteResource,
  listResourcesOf,
  patchResource,
  type Resource,
  requireResource,
} from '../resources.ts'
import type {Store} from '../store.ts'
import {completePart} from './complete-part.ts'
import {doneOperation, selfLink} from './compute-operation.ts'
import {refuseWhileReferenced, requireReferences} from './references.ts'
import {renderPart} from './render-part.ts'

const partSchema = z.looseObject({name: z.string().regex(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/)})
const changeSchema = z.looseObject({})

/** Insert, list, get, patch, update and delete of one kind, such as `global/urlMaps`. */
export function computeRoutes(store: Store, part: string): Route[] {
  const all = `compute.googleapis.com/compute/v1/projects/{project}/${part}`
  const one = `${all}/{id}`
  const kind = part.slice(part.lastIndexOf('/') + 1)
  return [
    route('POST', all, (call) => insert(store, kind, call)),
    route('GET', all, (call) => {
      const items = listResourcesOf(store, nameOf(store, call)).map((found) => renderPart(store, found))
      return ok({kind: `compute#${kind}List`, id: kind, items})
    }),
    route('GET', all.replace(part, `aggregated/${kind}`), () => ok(listEverywhere(store, part))),
    route('GET', one, (call) => ok(renderPart(store, requireResource(store, nameOf(store, call))))),
    ...['PATCH', 'PUT'].map((method) => route(method, one, (call) => change(store, call))),
    route('DELETE', one, (call) => {
      const name = nameOf(store, call)
      requireResource(store, name)
      refuseWhileReferenced(store, name)
      deleteResource(store, name)
      return doneOperation(name, 'delete')
    }),
    route('POST', `${one}/setSecurityPolicy`, (call) => setSecurityPolicy(store, call)),
  ]
}

/** gcloud asks for some kinds in all regions at once; what the world has of them is global. */
function listEverywhere(store: Store, part: string): object {
  const kind = part.slice(part.lastIndexOf('/') + 1)
  const found = listResourcesOf(store, `projects/${store.project.id}/${part}`)
  return {
    kind: `compute#${kind}AggregatedList`,
    id: kind,
    items: {global: {[kind]: found.map((one) => renderPart(store, one))}},
  }
}

function insert(store: Store, kind: string, call: Call): Reply {
  const body: Resource = readBody(call, partSchema)
  const name = `${nameOf(store, call)}/${body.name}`
  requireReferences(store, body)
  const known = {kind: `compute#${kind.replace(/s$/, '')}`, id: '1', selfLink: selfLink(name)}
  const creationTimestamp = new Date().toISOString()
  const [, region] = /^(projects\/[^/]+\/regions\/[^/]+)/.exec(name) ?? []
  const place = region === undefined ? {} : {region: selfLink(region)}
  const resource = {...body, ...known, ...place, fingerprint: 'AAAA', creationTimestamp}
  addResource(store, name, {...resource, ...completePart(store, kind, body)})
  return doneOperation(name, 'insert')
}

function change(store: Store, call: Call): Reply {
  const name = nameOf(store, call)
  const body: Resource = readBody(call, changeSchema)
  requireReferences(store, body)
  patchResource(store, name, body)
  return doneOperation(name, 'patch')
}

const setSchema = z.looseObject({securityPolicy: z.string().optional()})

function setSecurityPolicy(store: Store, call: Call): Reply {
  const name = nameOf(store, call).replace(/\/setSecurityPolicy$/, '')
  const {securityPolicy} = readBody(call, setSchema)
  const patch = {securityPolicy: securityPolicy || null}
  requireReferences(store, patch)
  patchResource(store, name, patch)
  return doneOperation(name, 'setSecurityPolicy')
}
