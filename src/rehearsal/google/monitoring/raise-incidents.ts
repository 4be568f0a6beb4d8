import {randomUUID} from 'node:crypto'
import type * as z from 'zod'
import type {Google} from '../google.ts'
import {hasRole} from '../iam-policy.ts'
import type {LogEntry} from '../logging/log-entry.ts'
import {matchesFilter} from '../logging/match-filter.ts'
import {parseFilter} from '../logging/parse-filter.ts'
import {publish} from '../pubsub/messages.ts'
import {listResourcesOf} from '../resources.ts'
import type {channelSchema} from './channel-schema.ts'
import type {policySchema} from './policy-schema.ts'

type Policy = z.output<typeof policySchema>
type Channel = z.output<typeof channelSchema>

/** Each enabled policy whose condition on log entries fits this entry tells all of its channels. */
export function raiseIncidents(google: Google, entry: LogEntry): void {
  const {resources, project} = google.store
  for (const policy of listResourcesOf(google.store, `projects/${project.id}/alertPolicies`) as Policy[]) {
    const met = policy.conditions.find(
      ({conditionMatchedLog}) =>
        conditionMatchedLog && matchesFilter(parseFilter(conditionMatchedLog.filter), entry),
    )
    if (!policy.enabled || !met) continue
    for (const name of policy.notificationChannels) {
      const channel = resources.get(name) as Channel | undefined
      if (channel?.enabled) tell(google, channel, policy)
    }
  }
}

function tell(google: Google, {type, labels}: Channel, policy: Policy): void {
  const summary = `[ALERT - ${policy.severity ?? 'No severity'}] ${policy.displayName}`
  if (type === 'email') {
    const text = `Subject: ${summary}\n\n${policy.documentation?.content ?? ''}`
    google.deliver({sink: 'mail', target: labels.email_address!, at: new Date().toISOString(), text})
    return
  }
  if (!mayPublish(google, labels.topic!)) return
  const incident = {
    version: '1.2',
    incident: {incident_id: randomUUID(), state: 'open', policy_name: policy.displayName, summary},
  }
  publish(google.store, labels.topic!, {
    data: Buffer.from(JSON.stringify(incident)).toString('base64'),
    attributes: {},
  })
}

/** Monitoring publishes as its own service account. Who forgot to let it publish hears nothing, as on Google's side. */
function mayPublish({store}: Google, topic: string): boolean {
  const member = `serviceAccount:service-${store.project.number}@gcp-sa-monitoring-notification.iam.gserviceaccount.com`
  return hasRole(store, topic, {role: 'roles/pubsub.publisher', member})
}
