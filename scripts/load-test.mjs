#!/usr/bin/env node
// Puts a load on a service at a stated rate and says what it came to. It refuses to send more than its cap.
import {parseArgs} from 'node:util'
import {judgeLoad} from './load/judge-load.mjs'
import {sendOpenLoad} from './load/open-model.mjs'
import {requestSender} from './load/post-request.mjs'
import {summarizeLoad} from './load/summarize-load.mjs'

const usage = `node scripts/load-test.mjs --url=URL --per-minute=N --seconds=N --cap=N [--body=JSON] [--timeout-ms=30000]
node scripts/load-test.mjs --judge --p99-ms=N --error-rate=0.001 --min-sample=N
The token comes from LOAD_TOKEN; --judge reads the result of an earlier load from LOAD_RESULT.`

const text = {type: 'string'}
const {values} = parseArgs({
  options: {
    url: text,
    'per-minute': text,
    seconds: text,
    cap: text,
    body: {...text, default: ''},
    'timeout-ms': {...text, default: '30000'},
    judge: {type: 'boolean', default: false},
    'p99-ms': text,
    'error-rate': text,
    'min-sample': text,
  },
})

process.exitCode = values.judge ? judge() : await load()

async function load() {
  const [perMinute, seconds, cap] = ['per-minute', 'seconds', 'cap'].map(readNumber)
  const count = Math.round((perMinute * seconds) / 60)
  if (count > cap) fail(`${count} requests are more than the cap of ${cap}. Nothing was sent.`)
  if (!values.url) fail('--url is missing.')
  const {LOAD_TOKEN: token, HTTPS_PROXY: proxy} = process.env
  const send = requestSender({
    url: values.url,
    body: values.body,
    token,
    timeoutMs: readNumber('timeout-ms'),
    proxy,
  })
  const samples = await sendOpenLoad({count, perMinute, send})
  console.log(JSON.stringify({at: new Date().toISOString(), perMinute, seconds, ...summarizeLoad(samples)}))
  return 0
}

function judge() {
  const limits = {
    p99Ms: readNumber('p99-ms'),
    errorRate: readNumber('error-rate'),
    minSample: readNumber('min-sample'),
  }
  const result = JSON.parse(process.env.LOAD_RESULT || fail('LOAD_RESULT is empty.'))
  const {fails, proof} = judgeLoad(result, limits)
  console.log(
    `N ${result.n}, errors ${result.errors}, p50 ${result.p50Ms} ms, p95 ${result.p95Ms} ms, p99 ${result.p99Ms} ms, slowest ${result.maxMs} ms.`,
  )
  console.log(`This client was at most ${result.clientLateMs} ms late with a request.`)
  console.log(proof)
  for (const one of fails) console.log(`Not passed: ${one}.`)
  return fails.length > 0 ? 1 : 0
}

function readNumber(name) {
  const number = Number(values[name])
  if (values[name] === undefined || !(number > 0)) fail(`--${name} is a number above 0.`)
  return number
}

function fail(message) {
  console.error(`${message}\n${usage}`)
  process.exit(2)
}
