import {setBindings} from '../google/iam-policy.ts'
import {addResource} from '../google/resources.ts'
import type {Store} from '../google/store.ts'
import {production} from './production.ts'
import type {Scenario} from './scenario.ts'

/** Nothing is wrong, and the runbook for monitoring and alerting has been run: channels, alerts, the check from outside, the budget. */
export const watched: Scenario = {
  name: 'watched',
  async unfold({google: {store}}) {
    const channels = addChannels(store)
    addTopics(store)
    for (const name of ['High Error Rate', 'API Down', 'Slow Answers', 'Database Connections'])
      addPolicy(store, name, channels)
    addUptimeCheck(store)
    addBudget(store, channels[0]!)
  },
}

const projectPath = ({project}: Store) => `projects/${project.id}`

function addChannels(store: Store): readonly string[] {
  const named = [
    ['101', 'email', 'On-call e-mail', {email_address: 'oncall@rehearsal.example'}],
    ['102', 'pubsub', 'Incidents to Pub/Sub', {topic: `${projectPath(store)}/topics/incident-alerts`}],
  ] as const
  return named.map(([id, type, displayName, labels]) => {
    const name = `${projectPath(store)}/notificationChannels/${id}`
    addResource(store, name, {name, type, displayName, labels, enabled: true})
    return name
  })
}

function addTopics(store: Store): void {
  for (const id of ['incident-alerts', 'billing-alerts']) {
    const topic = `${projectPath(store)}/topics/${id}`
    addResource(store, topic, {name: topic})
    const name = `${projectPath(store)}/subscriptions/${id}-reader`
    addResource(store, name, {name, topic, state: 'ACTIVE'})
    store.messages.set(name, new Map())
  }
  const account = `service-${store.project.number}@gcp-sa-monitoring-notification.iam.gserviceaccount.com`
  const bindings = [{role: 'roles/pubsub.publisher', members: [`serviceAccount:${account}`]}]
  setBindings(store, `${projectPath(store)}/topics/incident-alerts`, bindings)
}

function addPolicy(store: Store, displayName: string, notificationChannels: readonly string[]): void {
  const name = `${projectPath(store)}/alertPolicies/${displayName.length}${displayName.charCodeAt(0)}`
  const conditionThreshold = {
    filter: `resource.type="cloud_run_revision" AND metric.type="run.googleapis.com/request_count"`,
    comparison: 'COMPARISON_GT',
    thresholdValue: 1,
    duration: '0s',
  }
  const conditions = [{displayName, conditionThreshold}]
  addResource(store, name, {
    name,
    displayName,
    combiner: 'OR',
    enabled: true,
    conditions,
    notificationChannels,
  })
}

function addUptimeCheck(store: Store): void {
  const name = `${projectPath(store)}/uptimeCheckConfigs/aiprod-health-1`
  const {host} = new URL(production.serviceUrl)
  const monitoredResource = {type: 'uptime_url', labels: {host, project_id: store.project.id}}
  const httpCheck = {path: '/health', useSsl: true, port: 443}
  addResource(store, name, {
    name,
    displayName: 'aiprod-health',
    monitoredResource,
    httpCheck,
    period: '60s',
    timeout: '10s',
  })
}

function addBudget(store: Store, channel: string): void {
  const name = 'billingAccounts/000000-000000-000000/budgets/7b0c6f1e-0000-4000-8000-000000000001'
  addResource(store, name, {
    name,
    displayName: 'AIPROD monthly',
    amount: {specifiedAmount: {currencyCode: 'EUR', units: '500'}},
    budgetFilter: {projects: [projectPath(store)]},
    notificationsRule: {
      pubsubTopic: `${projectPath(store)}/topics/billing-alerts`,
      schemaVersion: '1.0',
      monitoringNotificationChannels: [channel],
    },
    thresholdRules: [{thresholdPercent: 0.5}, {thresholdPercent: 0.9}, {thresholdPercent: 1}],
  })
}
