import {ok, type Route, route} from '../route.ts'
import {ApiError} from './api-error.ts'
import type {Google} from './google.ts'

const known =
  /^google\.(cloudsql\.instance\.(Idle|Overprovisioned|Underprovisioned|OutOfDisk)|run\.service\.Cost)Recommender$/

/** Recommender: what Google would change to save money. The world is too young to have earned a recommendation. */
export function recommenderRoutes({store}: Google): Route[] {
  const base = 'recommender.googleapis.com/v1/projects/{project}/locations/{location}'
  return [
    route('GET', `${base}/recommenders/{recommender}/recommendations`, ({params}) => {
      if (!known.test(params.recommender!))
        throw new ApiError('NOT_FOUND', `The recommender ${params.recommender} does not exist.`)
      if (params.location !== store.region)
        throw new ApiError('INVALID_ARGUMENT', `Nothing of this project lies in ${params.location}.`)
      return ok({recommendations: []})
    }),
  ]
}
