import {mkdir, readdir, rm, stat} from 'node:fs/promises'
import {connect} from 'node:net'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {startWorld} from '../../src/rehearsal/start-world.ts'
import {hasCurl, makeRoot, nextAttempt, openTestWorld, runBash, type TestWorld} from './test-world.ts'

const sql = 'https://sqladmin.googleapis.com/sql/v1/projects/aiprod-484120'
const api = 'https://aiprod-v33-api-hxhx3s6eya-ew.a.run.app'

describe('a healthy world', () => {
  let opened: TestWorld
  beforeAll(async () => {
    opened = await openTestWorld('healthy', [
      'GET /instances/broken$ 500',
      'GET /instances/forbidden$ 403',
      'GET /instances/cut$ cut',
      'GET /instances/silent$ silence',
      'GET /instances$ 500 times=1',
    ])
  })
  afterAll(() => opened?.end())

  test('gives each attempt its own requests, also when they run at the same time', async () => {
    const attempts = [nextAttempt('a'), nextAttempt('b'), nextAttempt('b')]
    await Promise.all(
      attempts.map((attempt, index) =>
        runBash(opened.world, `curl -sS '${api}/health?token=${index}'; curl -sS ${api}/nix/${index}`, {
          attempt,
        }),
      ),
    )
    for (const [index, attempt] of attempts.entries()) {
      expect(opened.world.requests(attempt)).toEqual([
        {method: 'GET', host: new URL(api).host, path: '/health', status: 200},
        {
          method: 'GET',
          host: new URL(api).host,
          path: `/nix/${index}`,
          status: 400,
          refused: `rehearsal: no route for GET ${api}/nix/${index}`,
        },
      ])
    }
  })

  test.each([
    ['an unknown host', 'https://example.com/a?b=c', 'rehearsal: no route for GET https://example.com/a'],
    ['a plain address', 'http://example.com/', 'rehearsal: no route for GET http://example.com/'],
    [
      'a known host without TLS',
      api.replace('https', 'http'),
      `rehearsal: no route for GET ${api.replace('https', 'http')}/`,
    ],
    [
      'the metadata server',
      'http://metadata.google.internal/x',
      'rehearsal: no route for GET http://metadata.google.internal/x',
    ],
  ])('refuses %s and names the request', async (_, url, refused) => {
    const attempt = nextAttempt()
    const {stdout} = await runBash(opened.world, `curl -sS '${url}'`, {attempt})
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 400,
      status: 'FAILED_PRECONDITION',
      message: refused,
    })
    expect(opened.world.requests(attempt)).toMatchObject([{status: 400, refused}])
  })

  test.skipIf(!hasCurl)('answers nobody without the key of an attempt', async () => {
    const proxy = new URL(opened.world.env(nextAttempt()).HTTPS_PROXY!)
    const before = opened.world.strays.length
    const {stdout} = await runBash(
      opened.world,
      `curl -sS -x http://somebody:else@${proxy.host} ${api}/health`,
    )
    expect(JSON.parse(stdout).error.message).toBe(`rehearsal: no route for GET ${api}/health`)
    expect(opened.world.strays.slice(before)).toMatchObject([{path: '/health', status: 400}])
  })

  test('refuses bytes that are neither HTTP nor TLS', async () => {
    const attempt = nextAttempt()
    await speakRaw(new URL(opened.world.env(attempt).HTTPS_PROXY!), 'database.example:5432')
    await expect
      .poll(() => opened.world.requests(attempt).map((request) => request.refused))
      .toEqual(['rehearsal: neither HTTP nor TLS was spoken to database.example:5432'])
  })

  test.skipIf(!hasCurl)('notes a client that does not trust the certificate', async () => {
    const {code} = await runBash(
      opened.world,
      `env -u CURL_CA_BUNDLE -u SSL_CERT_FILE curl -sS ${api}/health`,
    )
    expect(code).not.toBe(0)
    const refused = `rehearsal: the client does not trust the certificate for ${new URL(api).host}`
    await expect.poll(() => opened.world.strays.map((request) => request.refused)).toContain(refused)
  })

  test.each([
    ['500', 'broken', 22, 500],
    ['403', 'forbidden', 22, 403],
    ['cut', 'cut', 18, 0],
    ['silence', 'silent', 28, 0],
  ])('plays the fault %s', async (_, instance, code, status) => {
    const attempt = nextAttempt()
    const finished = await runBash(opened.world, `curl -fsS --max-time 1 ${sql}/instances/${instance}`, {
      attempt,
    })
    expect(finished.code).toBe(code)
    expect(opened.world.requests(attempt)).toMatchObject([{status}])
  })

  test('plays a fault as often as it was asked to', async () => {
    const attempt = nextAttempt()
    await runBash(opened.world, `curl -sS ${sql}/instances; curl -sS ${sql}/instances`, {attempt})
    expect(opened.world.requests(attempt).map((request) => request.status)).toEqual([500, 200])
  })

  test('answers 404 from outside when the ingress is internal', async () => {
    const service = `https://europe-west1-run.googleapis.com/apis/serving.knative.dev/v1/namespaces/aiprod-484120/services/aiprod-v33-api`
    const hide = `curl -fsS ${service} | sed 's/"run.googleapis.com\\/ingress":"all"/"run.googleapis.com\\/ingress":"internal"/' | curl -fsS -X PUT --data-binary @- ${service}`
    expect((await runBash(opened.world, hide)).code).toBe(0)
    expect((await runBash(opened.world, `curl -s -o /dev/null -w '%{http_code}' ${api}/health`)).stdout).toBe(
      '404',
    )
    const show = hide.replace('"all"', '"x"').replace('"internal"', '"all"').replace('"x"', '"internal"')
    expect((await runBash(opened.world, show)).code).toBe(0)
    expect((await runBash(opened.world, `curl -s -o /dev/null -w '%{http_code}' ${api}/health`)).stdout).toBe(
      '200',
    )
  })

  test.skipIf(!hasCurl)('keeps mail that is sent to its mail server', async () => {
    const send = `printf 'Subject: hello\\n\\nhello\\n' | curl -sS smtp://$SMTP_HOST:$SMTP_PORT --mail-from a@rehearsal.invalid --mail-rcpt b@rehearsal.invalid --upload-file -`
    expect(await runBash(opened.world, send)).toMatchObject({code: 0})
    const {deliveries} = (await opened.world.findings())!
    expect(deliveries).toMatchObject([
      {
        sink: 'mail',
        target: 'b@rehearsal.invalid',
        text: expect.stringMatching(/^Subject: hello\n\nhello\n?$/),
      },
    ])
  })

  test('dials a private address on loopback and leaves any other as it is', () => {
    expect(opened.world.dial({host: '10.20.0.2', port: 5432})).toMatchObject({host: '127.0.0.1'})
    expect(opened.world.dial({host: '10.20.0.9', port: 5432})).toEqual({host: '10.20.0.9', port: 5432})
  })

  test('takes the news of a run itself, and lets them go nowhere else', async () => {
    const {signal} = new AbortController()
    const send = (address: string) =>
      opened.world.post({url: new URL(address), body: '{"text": "news"}', signal})
    expect(await send('https://hooks.slack.com/services/TEAM/key')).toBe(200)
    expect(await send('https://example.com/hook')).toBe(400)
    expect((await opened.world.findings())?.deliveries).toContainEqual({
      sink: 'webhook',
      at: expect.any(String),
      target: 'hooks.slack.com, team TEAM',
      text: '{"text": "news"}',
    })
  })

  test('puts no key on the disk, and only its owner can read the certificate', async () => {
    const {CURL_CA_BUNDLE, HOME} = opened.world.env(nextAttempt())
    expect((await stat(CURL_CA_BUNDLE!)).mode & 0o777).toBe(0o600)
    expect((await stat(HOME!)).mode & 0o777).toBe(0o700)
    const made = (await readdir(opened.root)).sort()
    expect(hasCurl ? made : made.filter((name) => name !== 'bin')).toEqual([
      'ca.pem',
      'gcloud',
      'home',
      'postgres',
      'tmp',
    ])
  })
})

test('a closed world leaves an empty folder and can be closed again', async () => {
  const opened = await openTestWorld('healthy')
  await opened.world.close()
  expect(await readdir(opened.root)).toEqual([])
  await opened.end()
})

test('a world whose start fails half-way ends its servers and leaves an empty folder', async () => {
  const root = await makeRoot()
  await mkdir(join(root, 'ca.pem'))
  const options = {run: 'test', root, marker: {}, isolation: 'none'} as const
  await expect(startWorld({...options, scenario: 'healthy'})).rejects.toThrow('EISDIR')
  expect(await readdir(root)).toEqual([])
  await expect(startWorld({...options, scenario: 'nix'})).rejects.toThrow('no scenario `nix`')
  await rm(root, {recursive: true})
})

/** Opens a tunnel and says something that no web server understands. */
function speakRaw(proxy: URL, target: string): Promise<void> {
  const login = Buffer.from(`${proxy.username}:${proxy.password}`).toString('base64')
  return new Promise((resolve, reject) => {
    const socket = connect(Number(proxy.port), proxy.hostname)
    socket.write(
      `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\nProxy-Authorization: Basic ${login}\r\n\r\n`,
    )
    socket.once('data', () => socket.write('\u0000\u0000\u0000\u0008hello\r\n\r\n'))
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
}
