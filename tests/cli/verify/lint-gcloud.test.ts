import {expect, test} from 'vitest'
import {openAnswerCache} from '../../../src/cli/verify/code/answer-cache.ts'
import {findGcloud, lintGcloud} from '../../../src/cli/verify/code/lint-gcloud.ts'
import {openTools, type Tools} from '../../../src/cli/verify/code/tools.ts'

const installed = openTools(process.env)
const gcloud = await findGcloud(installed)

const texts = [
  'gcloud sql instances list --project=p --format=json',
  'gcloud sql instances clone a b --point-in-time=2026-02-11T10:00:00Z --project=p',
  'gcloud sql instances clone a b --point-in-tme=2026-02-11T10:00:00Z --project=p',
  'gcloud sql instances clone --project=p',
  'gcloud sql instances',
  'gcloud sql instnces list',
  'gcloud kms keys create k --location=l --keyring=r --purpose=encrypt',
  'gcloud run services update s --region=r --update-secrets=A=a:1 --no-traffic --project=p',
  'gcloud run services update s --region=r --no-traffic=yes --project=p',
  'gcloud beta run services replace missing.yaml --region=r',
  'gcloud secrets versions access',
  "gcloud logging read 'severity>=ERROR # a' --limit=ten",
  'gcloud monitoring policies create --policy-from-file=missing.json --project=p',
  'gcloud compute security-policies rules create 1000 --action=deny-403 --src-ip-ranges=* --security-policy=s',
  'gcloud --help',
]

/** Runs gcloud as it would run without our program. */
const plainly: Tools = {
  ...installed,
  call: (call) =>
    call.env?.CLOUDSDK_PYTHON_ARGS ? Promise.resolve({stdout: '', stderr: ''}) : installed.call(call),
}

test.runIf(gcloud)('our quick way of asking the linter gives what the linter gives', async () => {
  const ask = (tools: Tools) => lintGcloud(texts, gcloud!, {tools, cache: openAnswerCache()})
  const [quick, plain] = await Promise.all([ask(installed), ask(plainly)])
  expect([...quick]).toEqual([...plain])
  const kinds = [...quick.values()].map(({kind}) => kind)
  expect(kinds.filter((kind) => kind === 'accepted').length).toBeGreaterThan(3)
  expect(kinds.filter((kind) => kind === 'refused').length).toBeGreaterThan(5)
})

test.runIf(gcloud)('one process of gcloud answers for all, and the plain linter is not needed', async () => {
  const started: (readonly string[])[] = []
  const counting: Tools = {
    ...installed,
    call: (call) => {
      started.push(call.args)
      return installed.call(call)
    },
  }
  const answers = await lintGcloud(texts.slice(0, 4), gcloud!, {tools: counting, cache: openAnswerCache()})
  expect([...answers.values()].map(({kind}) => kind)).toEqual(['accepted', 'accepted', 'refused', 'refused'])
  expect(started).toEqual([['commands.json']])
})
