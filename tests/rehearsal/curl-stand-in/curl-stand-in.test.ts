import {spawnSync} from 'node:child_process'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {installStandIn} from '../../../src/rehearsal/install-stand-in.ts'
import {buildStandIn} from '../gcloud-stand-in/build-stand-in.ts'
import {hasCurl, nextAttempt, openTestWorld, runBash, type TestWorld} from '../test-world.ts'

let built: Awaited<ReturnType<typeof buildStandIn>>
let opened: TestWorld
let folder: string
const api = 'https://aiprod-v33-api-hxhx3s6eya-ew.a.run.app'
const hook = 'https://hooks.slack.com/services/T/K'

beforeAll(async () => {
  built = await buildStandIn('curl')
  opened = await openTestWorld('healthy', ['GET /cut$ cut'])
  folder = (await installStandIn('curl', opened.root, built.program))!
})
afterAll(() => Promise.all([opened.end(), built.remove()]))

/** What one script printed, how it ended, and what it sent, with the curl of one folder. */
async function observe(script: string, path: string) {
  const attempt = nextAttempt()
  const before = (await opened.world.findings())!.deliveries.length
  const finished = await runBash(opened.world, `PATH='${path}':$PATH\n${script}`, {attempt})
  const delivered = (await opened.world.findings())!.deliveries.slice(before).map(({text}) => text)
  return {...finished, delivered, sent: opened.world.requests(attempt)}
}

const calls = [
  ['an answer', `curl -fsS --max-time 10 ${api}/health`],
  ['a status only', `curl -s -o /dev/null -w '%{http_code}\\n' ${api}/ready`],
  ['an error that is asked for', `curl -sS ${api}/nix; curl -fsS ${api}/nix || echo "status $?"`],
  ['an unknown host', 'curl -sS https://unknown.example.com/v1/things || echo "status $?"'],
  [
    'a body and an address from a config',
    `printf 'url = "%s"\\n' ${hook} | curl -sS -K - -H 'content-type: application/json' -d '{"text": "hello"}'`,
  ],
  [
    'bodies from a file',
    `printf 'a=1\\nb=2\\n' >"$TMPDIR/b"; for how in data data-binary; do curl -sS --$how "@$TMPDIR/b" ${hook}; done`,
  ],
  ['an answer that is cut', `curl -s -o /dev/null ${api}/cut || echo "status $?"`],
  ['a plain address', `curl -sS http://example.com/x?key=1`],
  ['two addresses', `curl -sS ${api}/health --url ${api}/health`],
] as const

describe.skipIf(!hasCurl)('held against the real curl', () => {
  test.each(calls)('%s: same output, status and requests', async (_what, script) => {
    const [theirs, ours] = [await observe(script, '/nowhere'), await observe(script, folder)]
    expect(theirs.sent.length + Number(theirs.stdout.includes('status'))).toBeGreaterThan(0)
    expect(ours).toEqual(theirs)
  })

  test('both give up after the same time, with the same words and status', async () => {
    const script = `curl -fsS --max-time 0.001 ${api}/health || echo "status $?"`
    const [theirs, ours] = [await observe(script, '/nowhere'), await observe(script, folder)]
    expect(ours.stdout).toBe(theirs.stdout)
    expect(ours.stdout).toBe('status 28\n')
  })
})

test('an option that it does not know is refused before anything is sent, and it says who refuses', async () => {
  const {code, stderr, sent} = await observe(`curl --resolve a:1:b ${api}/health`, folder)
  expect({code, sent}).toEqual({code: 2, sent: []})
  expect(stderr).toContain('curl: option --resolve: is unknown')
  expect(stderr).toContain('the curl stand-in of the rehearsal')
})

test('outside a rehearsal it refuses whatever it is asked', () => {
  const env = {PATH: process.env.PATH, HTTPS_PROXY: 'http://192.0.2.1'}
  const {status, stderr} = spawnSync(process.execPath, [built.program, api], {env, encoding: 'utf8'})
  expect(status).not.toBe(0)
  expect(stderr).toContain('inside a rehearsal only')
})
