import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execa, execaNode} from 'execa'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {isolationPrefix} from '../../src/rehearsal/isolation.ts'
import {runbookText, stepText} from '../make-project.ts'
import {projectRoot} from '../run-cli.ts'

/** An empty folder with nothing of the project in or above it. */
const folder = mkdtempSync(join(tmpdir(), 'runbook-archive-'))
const archive = join(folder, 'runbook-archive.mjs')
/** Cuts the network where the kernel allows it. */
let prefix: readonly string[] = []

beforeAll(async () => {
  prefix = (await isolationPrefix()) ?? []
  await execaNode('scripts/pack.mjs', [archive], {cwd: projectRoot})
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

async function runArchive(args: readonly string[], file = archive) {
  const [command, ...rest] = [...prefix, process.execPath, file, ...args]
  const env = {PATH: process.env.PATH, HOME: join(folder, 'home')}
  const options = {cwd: folder, env, extendEnv: false, reject: false, stdin: 'ignore'} as const
  const {exitCode, stdout, stderr} = await execa(command!, rest, options)
  return {exitCode, stdout, stderr}
}

test('the archive is the same file wherever it is packed', () => {
  expect(readFileSync(archive, 'utf8')).not.toContain(projectRoot)
})

test('list, show and plan read the packed runbooks', async () => {
  const page = readFileSync(join(projectRoot, 'runbooks/disaster-recovery.md'), 'utf8')
  expect((await runArchive(['list'])).stdout).toContain('disaster-recovery  SEV1')
  expect((await runArchive(['show', 'disaster-recovery'])).stdout.trim()).toBe(page.trim())
  const plan = await runArchive(['plan', 'disaster-recovery', '--environment', 'production', '--json'])
  expect(plan.exitCode).toBe(0)
  expect(JSON.parse(plan.stdout)).toMatchObject({
    environment: {name: 'production', guarded: true},
    values: {PROJECT: 'aiprod-484120'},
  })
})

test('a Markdown file runs in `local`, and the run is found again', async () => {
  writeFileSync(
    join(folder, 'small.md'),
    runbookText(stepText('touch', '.read', 'echo "in $PWD" | tee touched')),
  )
  const {exitCode, stdout, stderr} = await runArchive(['run', 'small.md', '--yes'])
  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^LOCAL: /)
  expect(stdout).toMatch(/^archive: ([0-9a-f]{40}|no commit).*, manifest [0-9a-f]{64}$/m)
  expect(readFileSync(join(folder, 'touched'), 'utf8')).toContain(folder)
  expect((await runArchive(['report', 'latest'])).stdout).toContain('# T: run ')
  expect((await runArchive(['runs'])).stdout).toMatch(/-small-[0-9a-f]{4} {2}passed {2}local/)
})

test('SQL is split by the real parser, which is in the file', async () => {
  const sql = ':::step[Ask]{#ask .read}\n```sql\nSELECT 1; SELEC 2;\n```\n:::\n'
  const inputs = [
    'inputs:',
    '  DATABASE_URL: {type: string, default: "postgres://u@127.0.0.1:1/d", description: D}',
  ]
  writeFileSync(join(folder, 'sql.md'), runbookText(sql, inputs))
  const {exitCode, stdout} = await runArchive(['run', 'sql.md', '--yes'])
  expect(exitCode).toBe(1)
  expect(stdout).toContain('syntax error at or near "SELEC"')
})

test('a rehearsal is refused with exit code 2 and a hint, and no environment is assumed', async () => {
  for (const args of [
    ['run', 'disaster-recovery', '--environment=rehearsal'],
    ['rehearse', '--all'],
  ]) {
    const {exitCode, stderr} = await runArchive(args)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('The rehearsal is not in the archive')
  }
  const {exitCode, stderr} = await runArchive(['run', 'disaster-recovery'])
  expect(exitCode).toBe(2)
  expect(stderr).toContain('Name one with --environment: local, production')
})

test('doctor works in the archive', async () => {
  const {exitCode, stdout} = await runArchive(['doctor', 'small.md'])
  expect(stdout).toMatch(/^ok {3}bash/m)
  expect(exitCode).toBe(0)
})

test('one changed byte in a packed runbook is refused with exit code 5 and the name of the file', async () => {
  const text = readFileSync(archive, 'utf8')
  const edited = text.replace(
    'recovery always makes a **new** instance',
    'recovery always makes a **neW** instance',
  )
  expect(edited).not.toBe(text)
  const file = join(folder, 'edited.mjs')
  writeFileSync(file, edited)
  for (const args of [['list'], ['run', 'disaster-recovery', '--environment=production']]) {
    const {exitCode, stdout, stderr} = await runArchive(args, file)
    expect(exitCode).toBe(5)
    expect(stdout).toBe('')
    expect(stderr).toContain('changed after it was packed: runbooks/disaster-recovery.md.')
  }
})
