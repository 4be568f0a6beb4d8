import {ok, type Route, route} from '../route.ts'
import {ApiError} from './api-error.ts'
import type {Google} from './google.ts'

/** Recommenders of the whole project, which lie nowhere. */
const global = /^google\.iam\.policy\.Recommender$/
const known =
  /^google\.(cloudsql\.instance\.(Idle|Overprovisioned|Underprovisioned|OutOfDisk)|run\.service\.Cost)Recommender$/

/** Recommender: what Google would change to save money and rights. The world is too young to have earned a recommendation. */
export function recommenderRoutes({store}: Google): Route[] {
  const base = 'recommender.googleapis.com/v1/projects/{project}/locations/{location}'
  return [
    route('GET', `${base}/recommenders/{recommender}/recommendations`, ({params}) => {
      const isGlobal = global.test(params.recommender!)
      if (!isGlobal && !known.test(params.recommender!))
        throw new ApiError('NOT_FOUND', `The recommender ${params.recommender} does not exist.`)
      if (params.location !== (isGlobal ? 'global' : store.region))
        throw new ApiError('INVALID_ARGUMENT', `Nothing of this project lies in ${params.location}.`)
      return ok({recommendations: []})
    }),
  ]
}
