import {beforeEach, expect, test} from 'vitest'
import {billingBudgetRoutes} from '../../../src/rehearsal/google/billing-budgets.ts'
import {loggingRoutes} from '../../../src/rehearsal/google/logging.ts'
import {monitoringRoutes} from '../../../src/rehearsal/google/monitoring.ts'
import {pubsubRoutes} from '../../../src/rehearsal/google/pubsub.ts'
import {emptyProject} from './empty-project.ts'

const monitoring = 'monitoring.googleapis.com/v3/projects/aiprod-484120'
const pubsub = 'pubsub.googleapis.com/v1/projects/aiprod-484120'
const budgets = 'billingbudgets.googleapis.com/v1/billingAccounts/000000-000000-000000/budgets'
const apis = [monitoringRoutes, pubsubRoutes, loggingRoutes, billingBudgetRoutes]
let project: ReturnType<typeof emptyProject>
beforeEach(() => {
  project = emptyProject(apis)
})

const email = {type: 'email', displayName: 'On-call', labels: {email_address: 'oncall@example.com'}}
const logPolicy = (channels: readonly string[]) => ({
  displayName: 'Drill',
  combiner: 'OR',
  notificationChannels: channels,
  conditions: [{displayName: 'c', conditionMatchedLog: {filter: 'jsonPayload.run="r1"'}}],
  alertStrategy: {notificationRateLimit: {period: '300s'}},
})
const makeChannel = async (channel: object) =>
  (await project.ask('POST', `${monitoring}/notificationChannels`, channel)).body.name as string

test('a channel is made, listed, changed where the mask says so, and gone when it was deleted', async () => {
  const name = await makeChannel(email)
  const address = `monitoring.googleapis.com/v3/${name}`
  expect(
    (await project.ask('GET', `${monitoring}/notificationChannels`)).body.notificationChannels,
  ).toHaveLength(1)
  const changed = {...email, displayName: 'Other', enabled: false}
  await project.ask('PATCH', `${address}?updateMask=enabled`, changed)
  expect((await project.ask('GET', address)).body).toMatchObject({displayName: 'On-call', enabled: false})
  expect((await project.ask('DELETE', address)).status).toBe(200)
  expect((await project.ask('GET', address)).status).toBe(404)
  expect((await project.ask('DELETE', address)).status).toBe(404)
})

test.each([
  ['notificationChannels', {...email, labels: {}}],
  ['notificationChannels', {...email, labels: {email_address: 'nobody'}}],
  ['alertPolicies', {...logPolicy([]), bogusField: 1}],
  ['alertPolicies', {...logPolicy([]), alertStrategy: {}}],
  ['alertPolicies', logPolicy(['projects/aiprod-484120/notificationChannels/1'])],
  ['uptimeCheckConfigs', {displayName: 'x', period: '5s', timeout: '10s', httpCheck: {path: '/'}}],
])('%s refuses with 400 what does not fit: %j', async (collection, body) => {
  expect((await project.ask('POST', `${monitoring}/${collection}`, body)).status).toBe(400)
})

test('a ratio without the aggregation of its denominator is 400', async () => {
  const filter = 'resource.type="cloud_run_revision" AND metric.type="run.googleapis.com/request_count"'
  const aggregations = [{alignmentPeriod: '300s', perSeriesAligner: 'ALIGN_DELTA'}]
  const ratio = {filter, aggregations, denominatorFilter: filter, comparison: 'COMPARISON_GT', duration: '0s'}
  const policy = (conditionThreshold: object) => ({
    displayName: 'Ratio',
    combiner: 'OR',
    conditions: [{displayName: 'c', conditionThreshold}],
  })
  expect((await project.ask('POST', `${monitoring}/alertPolicies`, policy(ratio))).status).toBe(400)
  const whole = policy({...ratio, denominatorAggregations: aggregations})
  expect((await project.ask('POST', `${monitoring}/alertPolicies`, whole)).status).toBe(200)
})

test('a channel that a policy uses is kept, unless it is forced away', async () => {
  const name = await makeChannel(email)
  await project.ask('POST', `${monitoring}/alertPolicies`, logPolicy([name]))
  const address = `monitoring.googleapis.com/v3/${name}`
  expect((await project.ask('DELETE', address)).status).toBe(400)
  expect((await project.ask('DELETE', `${address}?force=true`)).status).toBe(200)
})

test('an entry that a policy looks for reaches the mailbox, and the topic once Monitoring may publish', async () => {
  await project.ask('PUT', `${pubsub}/topics/incidents`, {})
  await project.ask('PUT', `${pubsub}/subscriptions/reader`, {
    topic: 'projects/aiprod-484120/topics/incidents',
  })
  const topic = {type: 'pubsub', labels: {topic: 'projects/aiprod-484120/topics/incidents'}}
  const channels = [await makeChannel(email), await makeChannel(topic)]
  await project.ask('POST', `${monitoring}/alertPolicies`, logPolicy(channels))
  const write = (run: string) =>
    project.ask('POST', 'logging.googleapis.com/v2/entries:write', {
      entries: [{logName: 'projects/aiprod-484120/logs/drill', severity: 'ERROR', jsonPayload: {run}}],
    })
  const received = async () =>
    (await project.ask('POST', `${pubsub}/subscriptions/reader:pull`, {maxMessages: 9})).body.receivedMessages
  await write('another')
  expect(project.deliveries).toEqual([])
  await write('r1')
  expect(project.deliveries).toMatchObject([{sink: 'mail', target: 'oncall@example.com'}])
  expect(await received()).toEqual([])
  const member = 'serviceAccount:service-123456789012@gcp-sa-monitoring-notification.iam.gserviceaccount.com'
  const policy = {bindings: [{role: 'roles/pubsub.publisher', members: [member]}]}
  await project.ask('POST', `${pubsub}/topics/incidents:setIamPolicy`, {policy})
  await write('r1')
  const [{ackId, message}] = await received()
  expect(Buffer.from(message.data, 'base64').toString()).toContain('"policy_name":"Drill"')
  expect(await received()).toHaveLength(1)
  await project.ask('POST', `${pubsub}/subscriptions/reader:acknowledge`, {ackIds: [ackId]})
  expect(await received()).toEqual([])
})

test('a message that no subscription takes is lost, and a taken name is 409', async () => {
  await project.ask('PUT', `${pubsub}/topics/billing`, {})
  expect((await project.ask('PUT', `${pubsub}/topics/billing`, {})).status).toBe(409)
  const publish = () => project.ask('POST', `${pubsub}/topics/billing:publish`, {messages: [{data: 'eA=='}]})
  expect((await publish()).body.messageIds).toHaveLength(1)
  const topic = 'projects/aiprod-484120/topics/billing'
  await project.ask('PUT', `${pubsub}/subscriptions/late`, {topic})
  const pull = await project.ask('POST', `${pubsub}/subscriptions/late:pull`, {maxMessages: 1})
  expect(pull.body.receivedMessages).toEqual([])
  expect((await project.ask('PUT', `${pubsub}/subscriptions/x`, {topic: `${topic}-not`})).status).toBe(404)
})

test('a budget names a topic that exists', async () => {
  const budget = {
    displayName: 'Monthly',
    amount: {specifiedAmount: {currencyCode: 'EUR', units: '500'}},
    notificationsRule: {pubsubTopic: 'projects/aiprod-484120/topics/billing', schemaVersion: '1.0'},
  }
  expect((await project.ask('POST', budgets, budget)).status).toBe(404)
  await project.ask('PUT', `${pubsub}/topics/billing`, {})
  expect((await project.ask('POST', budgets, budget)).body.name).toMatch(/^billingAccounts\/0.*\/budgets\/./)
})
