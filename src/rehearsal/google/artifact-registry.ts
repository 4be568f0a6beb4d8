import {createHash} from 'node:crypto'
import {ok, type Route, route} from '../route.ts'
import {ApiError} from './api-error.ts'
import type {Google} from './google.ts'
import type {Store} from './store.ts'

/** Artifact Registry with the images that services run, and Container Analysis, which has looked and found nothing in them. */
export function artifactRegistryRoutes({store}: Google): Route[] {
  const base =
    'artifactregistry.googleapis.com/v1/projects/{project}/locations/{location}/repositories/{repository}'
  const nameOf = (params: Readonly<Record<string, string>>) =>
    `projects/${store.project.id}/locations/${params.location}/repositories/${params.repository}`
  const find = (params: Readonly<Record<string, string>>) => {
    const images = listImages(store).filter(({repository}) => repository === nameOf(params))
    if (images.length > 0) return images
    throw new ApiError('NOT_FOUND', 'Requested entity was not found.')
  }
  return [
    route('GET', base, ({params}) => {
      find(params)
      return ok({name: nameOf(params), format: 'DOCKER', mode: 'STANDARD_REPOSITORY'})
    }),
    route('GET', `${base}/dockerImages`, ({params}) => ok({dockerImages: find(params).map(renderImage)})),
    route('GET', `${base}/packages/{package}/tags`, ({params}) =>
      ok({
        tags: find(params)
          .filter((image) => image.package === params.package)
          .map(renderTag),
      }),
    ),
    route('GET', `${base}/packages/{package}/tags/{tag}`, ({params}) => {
      const image = find(params).find((one) => one.package === params.package && one.tag === params.tag)
      if (image) return ok(renderTag(image))
      throw new ApiError('NOT_FOUND', `The tag ${params.tag} was not found.`)
    }),
    route('GET', 'containeranalysis.googleapis.com/v1/projects/{project}/occurrences', ({params, query}) => {
      const asked = query.get('filter') ?? ''
      const scanned = listImages(store).filter(({uri, digest}) => asked.includes(`${uri}@${digest}`))
      return ok(
        /kind ?= ?"DISCOVERY"/.test(asked)
          ? {occurrences: scanned.map((image) => renderScan(params.project!, image))}
          : {},
      )
    }),
  ]
}

interface Image {
  readonly repository: string
  readonly package: string
  readonly tag: string
  readonly uri: string
  readonly digest: string
}

/** Every image of a service; its digest follows from its name, because nothing is built here. */
function listImages(store: Store): readonly Image[] {
  const written = [...store.services.values()].flatMap(({template}) =>
    template.spec.containers.map(({image}) => image),
  )
  return [...new Set(written)].flatMap((image) => {
    const parts = /^((\S+?)-docker\.pkg\.dev\/([^/]+)\/([^/]+)\/([^:@]+)):(.+)$/.exec(image)?.slice(1)
    if (!parts) return []
    const [uri, location, project, repository, name, tag] = parts
    const digest = `sha256:${createHash('sha256').update(image).digest('hex')}`
    const full = `projects/${project}/locations/${location}/repositories/${repository}`
    return {repository: full, package: name!, tag: tag!, uri: uri!, digest}
  })
}

function renderImage({repository, package: name, tag, uri, digest}: Image): object {
  const at = '2026-01-01T00:00:00Z'
  return {
    name: `${repository}/dockerImages/${name}@${digest}`,
    uri: `${uri}@${digest}`,
    tags: [tag],
    imageSizeBytes: '1',
    uploadTime: at,
    updateTime: at,
  }
}

/** The scan of an image that has ended. */
function renderScan(project: string, {uri, digest}: Image): object {
  return {
    name: `projects/${project}/occurrences/scan-${digest.slice(7, 19)}`,
    resourceUri: `https://${uri}@${digest}`,
    noteName: 'projects/goog-analysis/notes/PACKAGE_VULNERABILITY',
    kind: 'DISCOVERY',
    discovery: {analysisStatus: 'FINISHED_SUCCESS', continuousAnalysis: 'ACTIVE'},
  }
}

function renderTag({repository, package: name, tag, digest}: Image): object {
  const folder = `${repository}/packages/${name}`
  return {name: `${folder}/tags/${tag}`, version: `${folder}/versions/${digest}`}
}
