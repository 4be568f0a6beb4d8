import type {Route} from '../route.ts'
import type {Google} from './google.ts'
import {subscriptionRoutes} from './pubsub/subscriptions.ts'
import {topicRoutes} from './pubsub/topics.ts'

/** Pub/Sub: topics, pull subscriptions and their messages. */
export function pubsubRoutes({store}: Google): Route[] {
  const base = 'pubsub.googleapis.com/v1/projects/{project}'
  return [topicRoutes, subscriptionRoutes].flatMap((routes) => routes(store, base))
}
