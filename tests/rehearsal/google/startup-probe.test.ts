import {expect, test} from 'vitest'
import {addRevision, settleRevision} from '../../../src/rehearsal/google/cloud-run/revisions.ts'
import {cloudRunRoutes} from '../../../src/rehearsal/google/cloud-run.ts'
import {emptyProject} from './empty-project.ts'

const base = 'europe-west1-run.googleapis.com/apis/serving.knative.dev/v1/namespaces/aiprod-484120'

/** A project with one service whose first revision is ready. */
function runningService() {
  const project = emptyProject([cloudRunRoutes])
  const template = {metadata: {}, spec: {containers: [{image: 'api:v33', env: []}]}}
  const service = {
    name: 'api',
    createTime: '2026-02-11T10:00:00Z',
    url: 'https://api.example',
    labels: {},
    annotations: {},
    generation: 1,
    template,
    traffic: [{latestRevision: true, percent: 100}],
  }
  project.store.services.set('api', service)
  settleRevision(project.store, addRevision(project.store, service))
  return {...project, template}
}

test.each([
  [{path: '/health', port: 8080}, true],
  [{path: '/health', port: 9000}, false],
  [{path: '/nothing-there', port: 8080}, false],
])('a revision with the startup probe %j gets traffic: %s', async (httpGet, isReady) => {
  const {ask, template} = runningService()
  const [container] = template.spec.containers
  const changed = {metadata: {}, spec: {containers: [{...container, startupProbe: {httpGet}}]}}
  const before = (await ask('GET', `${base}/services/api`)).body.status.latestReadyRevisionName
  await ask('PUT', `${base}/services/api`, {metadata: {name: 'api'}, spec: {template: changed}})
  await new Promise((resolve) => setImmediate(resolve))
  const {status} = (await ask('GET', `${base}/services/api`)).body
  expect(status.latestCreatedRevisionName).not.toBe(before)
  expect(status.traffic[0].revisionName === before).toBe(!isReady)
})
