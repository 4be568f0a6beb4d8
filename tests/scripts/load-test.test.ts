import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {execa} from 'execa'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {judgeLoad} from '../../scripts/load/judge-load.mjs'
import {percentile, summarizeLoad, upperBound} from '../../scripts/load/summarize-load.mjs'
import {projectRoot} from '../run-cli.ts'

const program = join(projectRoot, 'scripts/load-test.mjs')
let server: Server
let url: string
const arrivals: {at: number; method: string; body: string; authorization: string}[] = []

/** Answers the first request late, and every tenth with an error. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const number = arrivals.length + 1
    const arrival = {at: performance.now(), method: request.method!, body: '', authorization: ''}
    arrivals.push(arrival)
    arrival.authorization = request.headers.authorization ?? ''
    request.on('data', (data) => (arrival.body += data))
    request.on('end', () => {
      response.statusCode = number % 10 === 0 ? 503 : 202
      setTimeout(() => response.end('{}'), number === 1 ? 700 : 0)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pipeline/run`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const send = (...args: string[]) =>
  execa('node', [program, `--url=${url}`, ...args], {reject: false, env: {LOAD_TOKEN: 'token-of-the-test'}})

test('requests leave at their times while an earlier one still waits, and errors and times are counted', async () => {
  const {stdout, exitCode} = await send('--per-minute=1200', '--seconds=2', '--cap=40', '--body={"a": 1}')
  expect(exitCode).toBe(0)
  const result = JSON.parse(stdout)
  expect(result).toMatchObject({n: 40, errors: 4, refused: 0, errorRate: 0.1})
  expect(arrivals).toHaveLength(40)
  expect(arrivals[0]).toMatchObject({
    method: 'POST',
    body: '{"a": 1}',
    authorization: 'Bearer token-of-the-test',
  })
  // The first answer took 700 ms; a client that waits for it would have sent nothing meanwhile.
  expect(arrivals.filter(({at}) => at < arrivals[0]!.at + 700).length).toBeGreaterThan(5)
  expect(result.maxMs).toBeGreaterThan(650)
  expect(result.p50Ms).toBeLessThan(result.maxMs)
})

test('more than the cap sends nothing', async () => {
  const before = arrivals.length
  const {exitCode, stderr} = await send('--per-minute=6000', '--seconds=60', '--cap=1500')
  expect(exitCode).toBe(2)
  expect(stderr).toContain('6000 requests are more than the cap of 1500. Nothing was sent.')
  expect(arrivals).toHaveLength(before)
})

test('a service that is away counts as errors, not as a crash', async () => {
  const args = ['--url=http://127.0.0.1:1/', '--per-minute=600', '--seconds=1', '--cap=10']
  const {stdout} = await execa('node', [program, ...args])
  expect(JSON.parse(stdout)).toMatchObject({n: 10, errors: 10})
})

test.each([
  [50, 2],
  [95, 4],
  [99, 4],
  [1, 1],
])('p%i of four values is one that occurred', (percent, value) => {
  expect(percentile([1, 2, 3, 4], percent)).toBe(value)
})

test('with no error seen, the rate can be up to three in N', () => {
  expect(upperBound(0, 3000)).toBe(0.001)
  expect(upperBound(0, 2)).toBe(1)
  expect(upperBound(10, 1000)).toBeGreaterThan(0.01)
})

test('1,500 requests without an error pass their limits and show no 0.1 %', () => {
  const samples = Array.from({length: 1500}, () => ({status: 202, durationMs: 20, lateMs: 0}))
  const limits = {p99Ms: 500, errorRate: 0.001, minSample: 1000}
  const {fails, proof} = judgeLoad(summarizeLoad(samples), limits)
  expect(fails).toEqual([])
  expect(proof).toContain('is not shown: with 1500 requests it can be up to 0.2 %')
  expect(judgeLoad(summarizeLoad(samples), {...limits, minSample: 3000}).fails).toHaveLength(1)
})

test('refused requests, slow ones and errors each fail the load', () => {
  const samples = [401, 503, 202].map((status) => ({status, durationMs: 900, lateMs: 0}))
  const {fails} = judgeLoad(summarizeLoad(samples), {p99Ms: 500, errorRate: 0.001, minSample: 1})
  expect(fails).toHaveLength(3)
})
