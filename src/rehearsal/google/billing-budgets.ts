import {randomUUID} from 'node:crypto'
import * as z from 'zod'
import type {Route} from '../route.ts'
import {ApiError} from './api-error.ts'
import {collectionRoutes} from './collection-routes.ts'
import type {Google} from './google.ts'

const budgetSchema = z.strictObject({
  name: z.string().optional(),
  displayName: z.string().max(60),
  amount: z.union([
    z.strictObject({
      specifiedAmount: z.looseObject({currencyCode: z.string().length(3), units: z.string().regex(/^\d+$/)}),
    }),
    z.strictObject({lastPeriodAmount: z.looseObject({})}),
  ]),
  budgetFilter: z.looseObject({projects: z.array(z.string().startsWith('projects/')).optional()}).optional(),
  notificationsRule: z
    .strictObject({
      pubsubTopic: z.string().optional(),
      schemaVersion: z.literal('1.0').optional(),
      monitoringNotificationChannels: z.array(z.string()).max(5).optional(),
      disableDefaultIamRecipients: z.boolean().optional(),
      enableProjectLevelRecipients: z.boolean().optional(),
    })
    .optional(),
  thresholdRules: z
    .array(
      z.strictObject({
        thresholdPercent: z.number().positive(),
        spendBasis: z.enum(['CURRENT_SPEND', 'FORECASTED_SPEND']).optional(),
      }),
    )
    .default([]),
  ownershipScope: z.string().optional(),
})

/** Cloud Billing budgets: they tell of spending, and stop none. */
export function billingBudgetRoutes({store}: Google): Route[] {
  return collectionRoutes(store, {
    address: 'billingbudgets.googleapis.com/v1/billingAccounts/{account}/budgets',
    schema: budgetSchema,
    newId: () => randomUUID(),
    complete({notificationsRule}) {
      const {pubsubTopic: topic} = (notificationsRule ?? {}) as {pubsubTopic?: string}
      if (topic && !store.resources.has(topic))
        throw new ApiError('NOT_FOUND', `The topic ${topic} does not exist, or cannot be published to.`)
      return {}
    },
    also: ['patch', 'delete'],
  })
}
