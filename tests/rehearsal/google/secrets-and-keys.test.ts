import {expect, test} from 'vitest'
import {cloudRunRoutes} from '../../../src/rehearsal/google/cloud-run.ts'
import {kmsRoutes} from '../../../src/rehearsal/google/kms.ts'
import {pubsubRoutes} from '../../../src/rehearsal/google/pubsub.ts'
import {schedulerRoutes} from '../../../src/rehearsal/google/scheduler.ts'
import {secretManagerRoutes} from '../../../src/rehearsal/google/secret-manager.ts'
import {emptyProject} from './empty-project.ts'

const apis = [kmsRoutes, pubsubRoutes, secretManagerRoutes, schedulerRoutes, cloudRunRoutes]
const project = 'projects/aiprod-484120'
const secrets = `secretmanager.googleapis.com/v1/${project}/secrets`
const agent = 'serviceAccount:service-123456789012@gcp-sa-secretmanager.iam.gserviceaccount.com'
const grant = (role: string, member: string) => ({policy: {bindings: [{role, members: [member]}]}})

test('a secret under a key needs one in its own location, that is there, and that Secret Manager may use', async () => {
  const {ask} = emptyProject(apis)
  const rings = `cloudkms.googleapis.com/v1/${project}/locations/europe-west1/keyRings`
  const key = `${project}/locations/europe-west1/keyRings/r/cryptoKeys/k`
  const create = (location: string) => {
    const replica = {location, customerManagedEncryption: {kmsKeyName: key}}
    return ask('POST', `${secrets}?secretId=X`, {replication: {userManaged: {replicas: [replica]}}})
  }
  expect((await create('europe-west1')).status).toBe(400)
  expect(
    (await ask('POST', `${rings}/r/cryptoKeys?cryptoKeyId=k`, {purpose: 'ENCRYPT_DECRYPT'})).status,
  ).toBe(404)
  await ask('POST', `${rings}?keyRingId=r`, {})
  expect((await ask('POST', `${rings}?keyRingId=r`, {})).status).toBe(409)
  await ask('POST', `${rings}/r/cryptoKeys?cryptoKeyId=k`, {purpose: 'ENCRYPT_DECRYPT'})
  expect((await create('europe-west1')).body.error.message).toContain('useToEncrypt')
  const policy = grant('roles/cloudkms.cryptoKeyEncrypterDecrypter', agent)
  await ask('POST', `cloudkms.googleapis.com/v1/${key}:setIamPolicy`, policy)
  expect((await create('europe-west4')).body.error.message).toContain('not in the location')
  expect((await create('europe-west1')).status).toBe(200)
  expect((await ask('DELETE', `${rings}/r`)).status).toBe(400)
})

test('a rotation needs a topic, a first time, and a publisher', async () => {
  const {ask} = emptyProject(apis)
  await ask('POST', `${secrets}?secretId=S`, {replication: {automatic: {}}})
  const topic = `${project}/topics/t`
  const rotation = {nextRotationTime: '2027-01-01T00:00:00Z', rotationPeriod: '7776000s'}
  const update = (body: object) => ask('PATCH', `${secrets}/S?updateMask=rotation,topics`, body)
  expect((await update({rotation})).body.error.message).toContain('topics must be set')
  expect((await update({rotation, topics: [{name: topic}]})).body.error.message).toContain('does not exist')
  await ask('PUT', `pubsub.googleapis.com/v1/${topic}`, {})
  expect((await update({rotation, topics: [{name: topic}]})).body.error.message).toContain('may not publish')
  await ask('POST', `pubsub.googleapis.com/v1/${topic}:setIamPolicy`, grant('roles/pubsub.publisher', agent))
  const noTime = {rotation: {rotationPeriod: '7776000s'}, topics: [{name: topic}]}
  expect((await update(noTime)).body.error.message).toContain('next_rotation_time must be set')
  expect((await update({rotation, topics: [{name: topic}]})).body).toMatchObject({
    rotation,
    topics: [{name: topic}],
  })
  expect((await update({})).body).not.toHaveProperty('rotation')
})

test('a schedule starts its job only with the right to, and the job that it names', async () => {
  const {ask} = emptyProject(apis)
  const schedules = `cloudscheduler.googleapis.com/v1/${project}/locations/europe-west1/jobs`
  const job = `${project}/locations/europe-west1/jobs/rotator`
  const schedule = {
    name: `${project}/locations/europe-west1/jobs/s`,
    schedule: '0 3 1 */3 *',
    timeZone: 'Europe/Paris',
    httpTarget: {uri: `https://run.googleapis.com/v2/${job}:run`, oauthToken: {serviceAccountEmail: 'a@b'}},
  }
  expect((await ask('POST', schedules, {...schedule, timeZone: 'Mars/Base'})).status).toBe(400)
  expect((await ask('POST', schedules, {...schedule, schedule: 'daily'})).status).toBe(400)
  await ask('POST', schedules, schedule)
  const start = async () => (await ask('POST', `${schedules}/s:run`, {})).body.status
  expect(await start()).toEqual({code: 7})
  const run = 'europe-west1-run.googleapis.com/apis/run.googleapis.com/v1/namespaces/aiprod-484120'
  await ask('POST', `${run}/jobs`, {metadata: {name: 'rotator'}, spec: {template: {spec: {}}}})
  await ask(
    'POST',
    `run.googleapis.com/v1/${job}:setIamPolicy`,
    grant('roles/run.invoker', 'serviceAccount:a@b'),
  )
  expect(await start()).toEqual({})
  const selector = encodeURIComponent('run.googleapis.com/job = rotator')
  expect((await ask('GET', `${run}/executions?labelSelector=${selector}`)).body.items).toHaveLength(1)
})
