import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execa} from 'execa'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {projectRoot} from '../run-cli.ts'

const program = join(projectRoot, 'scripts/forward-budget-messages.sh')
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forward-'))
})
afterEach(() => rm(folder, {recursive: true}))

/** As the API encodes it, and gcloud once more. */
function encode(text: string): string {
  const once = Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
  return Buffer.from(once).toString('base64')
}

/** Runs the program with a gcloud that hands out these messages and a curl that ends so; gives what both were told. */
async function forward(messages: readonly (object | string)[], curlStatus = 0) {
  const waiting = messages.map(
    (message, index) =>
      `ack-${index}\t${typeof message === 'string' ? message : encode(JSON.stringify(message, undefined, 2))}\n`,
  )
  await writeFile(join(folder, 'waiting'), waiting.join(''))
  const programs = {
    gcloud: `case "$*" in *pull*) cat '${folder}/waiting' ;; *) echo "$*" >>'${folder}/told' ;; esac`,
    curl: `cat >/dev/null; printf '%s\\n' "\${@: -1}" >>'${folder}/told'; exit ${curlStatus}`,
  }
  for (const [name, code] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/usr/bin/env bash\n${code}\n`)
    await chmod(join(folder, name), 0o755)
  }
  const env = {
    PATH: `${folder}:${process.env.PATH}`,
    PROJECT: 'p',
    NOTIFY_WEBHOOK_URL: 'https://chat.example/x',
  }
  const {exitCode} = await execa('bash', [program], {env, reject: false})
  const told = await readFile(join(folder, 'told'), 'utf8').catch(() => '')
  return {exitCode, told: told.split('\n').filter(Boolean)}
}

const half = {budgetDisplayName: 'AIPROD monthly', alertThresholdExceeded: 0.5, costAmount: 260.5}

test('a threshold that came three times is told once, and all messages are acknowledged', async () => {
  const forecast = {budgetDisplayName: 'AIPROD monthly', forecastThresholdExceeded: 1.0, costAmount: 260.5}
  expect(await forward([half, half, forecast, {...half, costAmount: 261}])).toEqual({
    exitCode: 0,
    told: [
      '{"text": "Budget AIPROD monthly: 0.5 of it is spent."}',
      '{"text": "Budget AIPROD monthly: the forecast passes 1 of it."}',
      'pubsub subscriptions ack billing-alerts-reader --project=p --ack-ids=ack-0,ack-1,ack-2,ack-3',
    ],
  })
})

test('while the chat refuses, nothing is acknowledged', async () => {
  const {exitCode, told} = await forward([half], 22)
  expect(exitCode).not.toBe(0)
  expect(told.filter((line) => line.includes('ack'))).toEqual([])
})

test('a message that cannot be read is neither told nor acknowledged', async () => {
  const {exitCode, told} = await forward([half, '*no base64*'])
  expect(exitCode).not.toBe(0)
  expect(told).toEqual([])
})

test('letters outside of ASCII arrive, in the alphabet that gcloud writes', async () => {
  const {told} = await forward([{...half, budgetDisplayName: 'Été ÿÿÿ ~~~???'}])
  expect(told[0]).toBe('{"text": "Budget Été ÿÿÿ ~~~???: 0.5 of it is spent."}')
})

test('a message below every threshold is acknowledged and not told, and without messages nothing happens', async () => {
  const quiet = {budgetDisplayName: 'AIPROD monthly', costAmount: 1}
  expect((await forward([quiet])).told).toEqual([expect.stringContaining('--ack-ids=ack-0')])
  await rm(join(folder, 'told'))
  expect(await forward([])).toEqual({exitCode: 0, told: []})
})

test('a name with quotes cannot leave its place in what the chat is sent', async () => {
  const {told} = await forward([{...half, budgetDisplayName: 'a", "channel": "x'}])
  expect(told.filter((line) => line.startsWith('{')).map((line) => Object.keys(JSON.parse(line)))).toEqual([
    ['text'],
  ])
})
