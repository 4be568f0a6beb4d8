import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {askOnline} from '../../src/cli/verify/ask-online.ts'

const asked: string[] = []
const server = createServer((request, response) => {
  const {method, url = ''} = request
  asked.push(`${method} ${url}`)
  const status = {'/ok': 200, '/gone': 404, '/no-head': method === 'HEAD' ? 405 : 200, '/wall': 403}[url]
  if (url === '/loop') response.writeHead(302, {location: '/loop'})
  else if (url === '/inside') response.writeHead(302, {location: 'http://169.254.169.254/latest'})
  else response.writeHead(status ?? 500)
  response.end()
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise((done) => server.close(done)))

/** Asks a server of this machine under a public name, as a resolver would. */
function ask(...paths: readonly string[]) {
  return askOnline(
    paths.map((path) => `http://docs.example.org${path}`),
    (url, options) => fetch(url.replace('http://docs.example.org', `http://127.0.0.1:${port}`), options),
  )
}

test('an address that is gone or answers with an error is told with the reason', async () => {
  expect(Object.fromEntries(await ask('/ok', '/gone', '/no-head', '/wall', '/loop'))).toEqual({
    'http://docs.example.org/gone': 'status 404',
    'http://docs.example.org/loop': 'more than 5 redirects',
  })
})

test('an address inside of a network is never asked, not even after a redirect', async () => {
  asked.length = 0
  const inside = [
    'http://169.254.169.254/',
    'https://localhost:8080/',
    'http://[::1]/',
    'http://db.internal/',
    'http://2130706433/',
  ]
  const answers = await askOnline(inside)
  expect([...answers.keys()].sort()).toEqual([...inside].sort())
  expect((await ask('/inside')).get('http://docs.example.org/inside')).toContain('never asked')
  expect(asked).toEqual(['HEAD /inside'])
})
