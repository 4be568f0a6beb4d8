import {readdirSync, readFileSync} from 'node:fs'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {runCli} from '../run-cli.ts'

interface Received {
  readonly method: string
  readonly path: string
  readonly body: any
}

/** A webhook on this machine that answers as it is told, and keeps what arrives. */
async function listen(answer: (response: ServerResponse) => void) {
  const received: Received[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString())
    received.push({method: request.method!, path: request.url!, body})
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/T0/key-of-the-team`, received}
}

const answers =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end('whatever it says')

/** The limit of five seconds is real time, which a machine that does much else may miss: then once more. */
const again = {retry: 2}

/** A project whose environment `told` has these hooks. */
function project(hooks: string, code = 'true', secrets = '', risk = '.read'): string {
  return makeProject({
    'runbooks/r.md': runbookText(stepText('look', risk, code)),
    'runbooks/_environments/told.yaml': `version: 1\ndescription: A test.\nguarded: false\nyes: read\n${hooks}\n${secrets}`,
  })
}

const all = (target: string) =>
  `on:\n${['start', 'waiting', 'failed', 'done'].map((on) => `  ${on}: ${target}`).join('\n')}`

async function run(cwd: string, args: readonly string[] = []) {
  const result = await runCli(['run', 'r', '--environment', 'told', '--json', ...args], {cwd})
  const [id] = readdirSync(join(cwd, '.runbook/runs'))
  const journal = readFileSync(join(cwd, '.runbook/runs', id!, 'journal.ndjson'), 'utf8')
  const lines: any[] = journal
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const hooks = lines
    .filter(({kind}) => kind === 'hook')
    .map(({kind, at, seq, prev, hash, ...record}) => record)
  return {...result, id, document: JSON.parse(result.stdout), journal, hooks}
}

test(
  'a webhook is told of the start and the end, in a form that a chat shows and a machine reads',
  again,
  async () => {
    const {url, received} = await listen(answers(200))
    const {exitCode, id, hooks, journal, document} = await run(project(all(url)), ['--incident', 'INC-7'])
    expect(exitCode).toBe(0)
    const facts = {version: 1, run: id, runbook: 'r', environment: 'told', incident: 'INC-7'}
    expect(received).toEqual([
      {
        method: 'POST',
        path: '/T0/key-of-the-team',
        body: {
          ...facts,
          event: 'start',
          status: 'running',
          text: expect.stringMatching(/^TOLD: r was started by \S+ \(run \S+, incident INC-7\)$/),
        },
      },
      {
        method: 'POST',
        path: '/T0/key-of-the-team',
        body: {
          ...facts,
          event: 'done',
          status: 'passed',
          text: `TOLD: r ended: passed (run ${id}, incident INC-7)`,
        },
      },
    ])
    expect(hooks).toEqual([
      {on: 'start', outcome: 'delivered', status: 200},
      {on: 'done', outcome: 'delivered', status: 200},
    ])
    expect(document.hooks).toMatchObject(hooks)
    expect(journal).not.toContain('key-of-the-team')
  },
)

test.each([
  ['failed', '.read', 'exit 7', 1, 'TOLD: r failed at step look (run '],
  ['waiting', '.change', 'true', 4, 'TOLD: r waits for a person at step look (run '],
])('a run that is %s says at which step', again, async (on, risk, code, exit, text) => {
  const {url, received} = await listen(answers(204))
  const cwd = project(`on: {${on}: "${url}"}`, code, '', risk)
  expect((await run(cwd)).exitCode).toBe(exit)
  expect(received.map(({body}) => body)).toMatchObject([
    {event: on, status: on, step: 'look', text: expect.stringContaining(text)},
  ])
})

test.each([
  ['refuses', answers(403), {status: 403, reason: 'refused it'}],
  ['breaks', answers(500), {status: 500, reason: 'refused it'}],
  ['is silent', () => {}, {reason: 'no answer within 5s'}],
  [
    'cuts the line',
    (response: ServerResponse) => response.destroy(),
    {reason: 'not reached: UND_ERR_SOCKET'},
  ],
  ['never ends its answer', (response: ServerResponse) => void response.writeHead(200).write('x'), undefined],
])('a webhook that %s changes nothing about the run', again, async (_what, answer, failure) => {
  const {url} = await listen(answer)
  const {exitCode, document, hooks, stderr} = await run(project(`on: {start: "${url}"}`))
  expect({exitCode, status: document.status}).toEqual({exitCode: 0, status: 'passed'})
  const delivered = {on: 'start', outcome: 'delivered', status: 200}
  expect(hooks).toEqual([failure ? {on: 'start', outcome: 'failed', ...failure} : delivered])
  if (failure) expect(stderr).toContain(`the webhook for start was not told: ${failure.reason}`)
})

test('a webhook that is gone changes nothing about the run, and its address is in no file', async () => {
  const {url} = await listen(answers(200))
  const port = await freePort()
  const cwd = project(all(url.replace(/:\d+/, `:${port}`)))
  const {exitCode, hooks, journal, stderr} = await run(cwd)
  expect(exitCode).toBe(0)
  const gone = {outcome: 'failed', reason: 'not reached: ECONNREFUSED'}
  expect(hooks).toEqual([
    {on: 'start', ...gone},
    {on: 'done', ...gone},
  ])
  expect(journal + stderr).not.toContain('key-of-the-team')
})

test('a redirect is not followed', again, async () => {
  const other = await listen(answers(200))
  const {url} = await listen(answers(307, {location: other.url}))
  const {exitCode, hooks} = await run(project(`on: {done: "${url}"}`))
  expect(exitCode).toBe(0)
  expect(hooks).toEqual([
    {on: 'done', outcome: 'failed', status: 307, reason: 'redirects, which is not followed'},
  ])
  expect(other.received).toEqual([])
})

test('the address may be a secret that no step ever sees', again, async () => {
  const {url, received} = await listen(answers(200))
  const secrets = `secrets: {HOOK_URL: {command: "echo ${url}"}}`
  const {exitCode, document, journal} = await run(
    project(all('{secret: HOOK_URL}'), `env; echo ${url}`, secrets),
  )
  expect(exitCode).toBe(0)
  expect(received.map(({body}) => body.event)).toEqual(['start', 'done'])
  expect(document.steps[0].output.tail).toContain('[masked]')
  expect(document.steps[0].output.tail).not.toContain('HOOK_URL')
  expect(journal.slice(journal.indexOf('step-ended'))).not.toContain('key-of-the-team')
})

test.each([
  ['cannot be fetched', 'echo part-of-the-secret >&2; exit 1', 'its secret could not be fetched'],
  ['is no address', 'echo not-an-address', 'its secret is not an https URL'],
  ['is not encrypted', 'echo http://example.com/hook', 'its secret is not an https URL'],
])('a secret that %s leaves the webhook untold, and the run goes on', async (_what, command, reason) => {
  const cwd = project(all('{secret: HOOK_URL}'), 'true', `secrets: {HOOK_URL: {command: "${command}"}}`)
  const {exitCode, hooks, journal} = await run(cwd)
  expect(exitCode).toBe(0)
  expect(hooks).toEqual([
    {on: 'start', outcome: 'failed', reason},
    {on: 'done', outcome: 'failed', reason},
  ])
  expect(journal).not.toContain('part-of-the-secret')
})

test.each([
  ['plain http', 'http://example.com/hook', 'must be an https URL'],
  ['a password', 'https://me:secret@example.com/hook', 'must be an https URL'],
  ['no URL', 'TO FILL webhook', 'must be an https URL'],
  ['an unknown secret', '{secret: NOWHERE}', '`on.start` names the secret NOWHERE, which `secrets` lacks'],
])('%s is refused as a webhook before anything runs', async (_what, target, message) => {
  const cwd = project(`on:\n  start: ${target}`)
  const {exitCode, stderr} = await runCli(['run', 'r', '--environment', 'told'], {cwd})
  expect({exitCode, stderr}).toEqual({exitCode: 2, stderr: expect.stringContaining(message)})
  expect(stderr).not.toContain('me:secret')
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
