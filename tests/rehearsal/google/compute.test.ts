import {expect, test} from 'vitest'
import type {RunService} from '../../../src/rehearsal/google/cloud-run/run-resource.ts'
import {computeEngineRoutes} from '../../../src/rehearsal/google/compute.ts'
import {findChain} from '../../../src/rehearsal/load-balancer/find-chain.ts'
import {judgeRequest} from '../../../src/rehearsal/load-balancer/judge-request.ts'
import {emptyProject} from './empty-project.ts'

const root = 'compute.googleapis.com/compute/v1/projects/aiprod-484120'
const link = (rest: string) => `https://${root}/${rest}`
const policy = 'projects/aiprod-484120/global/securityPolicies/p'

/** The parts of a load balancer, each naming the ones before it. */
const parts: readonly (readonly [string, object])[] = [
  ['regions/europe-west1/networkEndpointGroups', {name: 'neg', cloudRun: {service: 'api'}}],
  [
    'global/backendServices',
    {name: 'be', backends: [{group: link('regions/europe-west1/networkEndpointGroups/neg')}]},
  ],
  ['global/urlMaps', {name: 'map', defaultService: link('global/backendServices/be')}],
  ['global/sslCertificates', {name: 'cert', managed: {domains: ['api.example.com']}}],
  [
    'global/targetHttpsProxies',
    {name: 'px', urlMap: link('global/urlMaps/map'), sslCertificates: [link('global/sslCertificates/cert')]},
  ],
  ['global/forwardingRules', {name: 'fr', target: link('global/targetHttpsProxies/px')}],
]

function projectWithService() {
  const opened = emptyProject([computeEngineRoutes])
  opened.store.services.set('api', {name: 'api'} as RunService)
  return opened
}

test('each part needs the ones before it, a domain answers when the last is there, and none goes while it is used', async () => {
  const {ask, store} = projectWithService()
  expect((await ask('POST', `${root}/${parts[2]![0]}`, parts[2]![1])).status).toBe(404)
  for (const [kind, body] of parts) {
    expect(findChain(store, 'api.example.com')).toBeUndefined()
    expect((await ask('POST', `${root}/${kind}`, body)).body.status).toBe('DONE')
  }
  expect(findChain(store, 'api.example.com')).toEqual({service: 'api', logged: false})
  expect(findChain(store, 'www.example.com')).toBeUndefined()
  expect((await ask('GET', `${root}/global/sslCertificates/cert`)).body.managed.status).toBe('ACTIVE')
  expect((await ask('DELETE', `${root}/global/urlMaps/map`)).body.error.message).toContain(
    'already being used by',
  )
  for (const [kind, body] of [...parts].reverse()) {
    expect((await ask('DELETE', `${root}/${kind}/${(body as {name: string}).name}`)).status).toBe(200)
  }
  expect(store.resources.size).toBe(0)
})

const limit = {
  priority: 1000,
  action: 'rate_based_ban',
  match: {config: {srcIpRanges: ['*']}},
  preview: true,
  rateLimitOptions: {
    rateLimitThreshold: {count: 3, intervalSec: 60},
    conformAction: 'allow',
    exceedAction: 'deny(429)',
    enforceOnKey: 'IP',
  },
}

test('a limit says what it does with requests beyond it, else it is refused', async () => {
  const {ask} = projectWithService()
  await ask('POST', `${root}/global/securityPolicies`, {name: 'p'})
  const {exceedAction: _, ...vague} = limit.rateLimitOptions
  const add = (rule: object) => ask('POST', `${root}/global/securityPolicies/p/addRule`, rule)
  expect((await add({...limit, rateLimitOptions: vague})).status).toBe(400)
  expect((await add({...limit, rateLimitOptions: undefined})).status).toBe(400)
  expect((await add(limit)).status).toBe(200)
  expect((await add(limit)).body.error.message).toContain('same priorities')
})

test('a preview leaves no trace while the log of the backend is off', async () => {
  const {ask, store} = projectWithService()
  for (const [kind, body] of parts) await ask('POST', `${root}/${kind}`, body)
  await ask('POST', `${root}/global/securityPolicies`, {name: 'p'})
  await ask('POST', `${root}/global/securityPolicies/p/addRule`, limit)
  const send = () => {
    const visits = new Map()
    for (let sent = 0; sent < 4; sent++)
      judgeRequest(store, {...findChain(store, 'api.example.com')!, policy}, visits)
    return store.logEntries.length
  }
  expect(send()).toBe(0)
  await ask('PATCH', `${root}/global/backendServices/be`, {logConfig: {enable: true}})
  expect(send()).toBe(1)
})

test('in preview a limit writes what it would refuse; enforced it refuses', async () => {
  const {ask, store} = projectWithService()
  await ask('POST', `${root}/global/securityPolicies`, {name: 'p'})
  await ask('POST', `${root}/global/securityPolicies/p/addRule`, limit)
  const visits = new Map()
  const chain = {service: 'api', logged: true, policy}
  const send = (count: number) => Array.from({length: count}, () => judgeRequest(store, chain, visits))
  expect(send(5)).toEqual(Array(5).fill(undefined))
  expect(store.logEntries.map(({jsonPayload}) => jsonPayload)).toEqual(
    Array(2).fill({previewSecurityPolicy: {name: 'p', priority: 1000, outcome: 'DENY'}}),
  )
  visits.clear()
  await ask('POST', `${root}/global/securityPolicies/p/patchRule?priority=1000`, {preview: false})
  expect(send(5)).toEqual([undefined, undefined, undefined, 429, 429])
})
