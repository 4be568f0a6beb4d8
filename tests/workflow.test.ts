// The workflow that publishes has never run: what can be known of it without a run is held here.
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {projectRoot} from './run-cli.ts'

interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly needs?: string
  readonly if?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly environment?: {readonly url: string}
  readonly steps: readonly Step[]
}

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const text = read('.github/workflows/ci.yml')
const workflow: {on: object; jobs: {test: Job; publish: Job}} = parse(text, {uniqueKeys: true})
const {test: testing, publish} = workflow.jobs
const jobs = Object.entries<Job>({...workflow.jobs})
const steps = jobs.flatMap(([, job]) => job.steps)
const onMain = "github.ref == 'refs/heads/main'"

test('it runs for main and for each pull request', () => {
  expect(workflow.on).toEqual({push: {branches: ['main']}, pull_request: {}})
})

test('every action is pinned by its commit, with its version beside it', () => {
  const used = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line))
  expect(used.length).toBe(steps.filter(({uses}) => uses).length)
  for (const line of used) expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})

test('a job has only the rights that it needs, and an end', () => {
  expect(testing.permissions).toEqual({contents: 'read'})
  expect(publish.permissions).toEqual({pages: 'write', 'id-token': 'write'})
  for (const [name, job] of jobs) expect(job['timeout-minutes'], name).toBeGreaterThan(0)
})

test('nothing is published that was not tested, from another branch, or without an address', () => {
  expect(publish.needs).toBe('test')
  expect(publish.if).toBe(`${onMain} && vars.SITE_URL != ''`)
  const [upload] = testing.steps.filter(({uses}) => uses?.startsWith('actions/upload-pages-artifact@'))
  expect(upload).toMatchObject({if: `${onMain} && env.SITE_URL != ''`, with: {path: 'build'}})
})

test('it tests first, then builds with the address, then keeps what was built', () => {
  const order = testing.steps.map(({uses, run}) => uses?.replace(/@.*/, '') ?? run)
  expect(order).toEqual([
    'actions/checkout',
    'actions/setup-node',
    'env -u SITE_URL -u BASE_URL bash .ci/run',
    'npm run build',
    'actions/upload-pages-artifact',
  ])
  expect(testing.steps[0]?.with).toEqual({'fetch-depth': 0, 'persist-credentials': false})
})

test('Node is of the oldest line that the project takes', () => {
  const {engines} = JSON.parse(read('package.json'))
  expect(engines.node).toMatch(new RegExp(`^>=${testing.steps[1]?.with?.['node-version']}\\.`))
})

test('what is installed is what the lock file says, and all tests run', () => {
  const commands = read('.ci/run')
    .split('\n')
    .filter((line) => line && !/^(?:#|set |cd )/.test(line))
  expect(commands).toEqual(['npm ci', 'npm test'])
  expect(JSON.parse(read('package.json')).scripts.test).toBe('bash scripts/test.sh')
})

test('the tests check, verify, rehearse, build the site with that evidence, and test it in a browser, in this order', () => {
  const script = read('scripts/test.sh')
  const places = [
    'npm run --silent check',
    'npx --no runbook verify',
    'npx --no runbook rehearse',
    'npm run --silent build',
    'vitest run --project site',
    'playwright test',
  ].map((command) => script.indexOf(command))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('an expression names only what is there', () => {
  const named = [...text.matchAll(/\$\{\{ (.*?) \}\}/g)].map(([, expression]) => expression)
  expect(named).toEqual(['vars.SITE_URL', "vars.BASE_URL || '/'", 'steps.deployment.outputs.page_url'])
  expect(publish.steps.map(({id}) => id)).toContain('deployment')
  const page = read('docs/reference/publishing.md')
  for (const name of ['SITE_URL', 'BASE_URL']) expect(page).toContain(`| \`${name}\` |`)
})

test.each([
  ...steps.flatMap(({run}) => (run ? [[run, run]] : [])),
  ['.ci/run', read('.ci/run')],
  ['scripts/test.sh', read('scripts/test.sh')],
])('bash reads %s', (_, script) => {
  const {status, stderr} = spawnSync('bash', ['-n'], {input: script, encoding: 'utf8'})
  expect({status, stderr}).toEqual({status: 0, stderr: ''})
})
