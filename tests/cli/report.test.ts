import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {execa} from 'execa'
import {expect, test} from 'vitest'
import {followRun} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {runCli} from '../run-cli.ts'

const look = runbookText(stepText('look', '.read', 'echo seen'))

async function finishedRun(files: Record<string, string> = {}): Promise<string> {
  const cwd = makeProject({'runbooks/r.md': look, ...files})
  expect((await runCli(['run', 'r', '--environment', 'plain'], {cwd})).exitCode).toBe(0)
  return cwd
}

/** A project under git with one commit, and runs and evidence left out of it. */
async function repository(text: string = look): Promise<string> {
  const cwd = makeProject({'runbooks/r.md': text, '.gitignore': '.runbook\n'})
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com']
  await execa('git', ['init', '-q'], {cwd})
  await execa('git', ['add', '.'], {cwd})
  await execa('git', [...identity, 'commit', '-qm', 'All'], {cwd})
  return cwd
}

function journalOf(cwd: string): string {
  const [run] = readdirSync(join(cwd, '.runbook/runs'))
  return join(cwd, '.runbook/runs', run!, 'journal.ndjson')
}

test('a damaged journal is told up to the damage, and the status says so', async () => {
  const cwd = await finishedRun()
  const path = journalOf(cwd)
  writeFileSync(path, readFileSync(path, 'utf8').replace('"status":"passed"', '"status":"failed"'))
  const {exitCode, stdout} = await runCli(['report', 'latest'], {cwd})
  expect(exitCode).toBe(5)
  expect(stdout).toMatch(/^> \*\*Damaged\.\*\* The journal in .* is damaged at line 3\./m)
  expect(stdout).toContain('as far as the journal can be read')
  const document = JSON.parse((await runCli(['report', 'latest', '--json'], {cwd})).stdout)
  expect(document).toMatchObject({version: 1, damage: expect.stringContaining('line 3'), status: 'running'})
  const evidence = await runCli(['report', 'latest', '--evidence'], {cwd})
  expect(evidence).toMatchObject({exitCode: 5, stdout: ''})
})

test('a journal of which nothing can be believed is refused', async () => {
  const cwd = await finishedRun()
  writeFileSync(journalOf(cwd), 'x\n')
  const {exitCode, stdout, stderr} = await runCli(['report', 'latest'], {cwd})
  expect({exitCode, stdout}).toEqual({exitCode: 5, stdout: ''})
  expect(stderr).toContain('is damaged at line 1')
})

test('a run that goes on is told as far as it is; once its driver was killed it is cut off', async () => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('wait', '.read', 'sleep 60'))})
  const run = followRun(['r', '--environment', 'plain'], cwd)
  await run.next((event) => event.kind === 'step-started')
  const during = await runCli(['report', 'latest'], {cwd})
  expect(during.stdout).toContain(`| Status | running, driven by process ${run.pid} on host `)
  await runCli(['note', 'latest', 'left behind'], {cwd})
  process.kill(run.pid, 'SIGKILL')
  await run.ended
  const after = await runCli(['report', 'latest'], {cwd})
  expect(after.stdout).toContain('| Status | cut off: it has no end, and nobody drives it |')
  expect(after.stdout).toContain('left behind')
  expect(after.stdout).toContain('`wait` was begun; its end is not known')
})

test('the text is linked where the project says how, and never otherwise', async () => {
  const cwd = await repository()
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  const head = (await execa('git', ['rev-parse', 'HEAD'], {cwd})).stdout
  const report = async (...args: readonly string[]) =>
    (await runCli(['report', 'latest', ...args], {cwd})).stdout
  expect(await report()).toContain(`| Text | \`runbooks/r.md\` at commit ${head.slice(0, 12)} |`)
  const link = '--link=https://git.example.com/o/r/blob/{commit}/{file}'
  expect(await report(link)).toContain(`(<https://git.example.com/o/r/blob/${head}/runbooks/r.md>)`)
  writeFileSync(join(cwd, 'package.json'), '{"runbook": {"link": "https://git.example.com/{commit}/{file}"}}')
  expect(await report()).toContain(`(<https://git.example.com/${head}/runbooks/r.md>)`)
  const wrong = await runCli(['report', 'latest', '--link=https://git.example.com/o/r'], {cwd})
  expect(wrong).toMatchObject({exitCode: 2, stderr: expect.stringContaining('{commit} and {file}')})
})

test('a passed run of a clean commit becomes evidence of its environment, beside that of the rehearsal', async () => {
  const cwd = await repository()
  const rehearsal = join(cwd, '.runbook/evidence/r.json')
  mkdirSync(join(cwd, '.runbook/evidence'), {recursive: true})
  writeFileSync(rehearsal, 'of the rehearsal')
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  const {exitCode, stderr} = await runCli(['report', 'latest', '--evidence'], {cwd})
  expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: expect.stringContaining('r.plain.json')})
  const evidence = JSON.parse(readFileSync(join(cwd, '.runbook/evidence/r.plain.json'), 'utf8'))
  expect(evidence).toMatchObject({
    ...{version: 1, runbook: 'r', environment: 'plain', status: 'passed', dirty: false},
    steps: [{id: 'look', status: 'passed', executed: ['run']}],
  })
  expect(readFileSync(rehearsal, 'utf8')).toBe('of the rehearsal')
})

test.each([
  ['failed', 'exit 7', [], 'it ended failed'],
  ['is a part', 'true', ['--only', 'look'], 'it left out last'],
])('a run that %s is no evidence', async (_what, code, args, message) => {
  const steps = `${stepText('look', '.read', code)}\n${stepText('last', '.read', 'true')}`
  const cwd = await repository(runbookText(steps))
  await runCli(['run', 'r', '--environment', 'plain', ...args], {cwd})
  await refuses(cwd, message)
})

test('a run of a working copy with changes, or of none, is no evidence', async () => {
  const cwd = await repository()
  writeFileSync(join(cwd, 'runbooks/r.md'), look.replace('seen', 'changed'))
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  await refuses(cwd, 'the working copy had changes')
  await refuses(await finishedRun(), 'its text is at no known commit')
})

async function refuses(cwd: string, message: string): Promise<void> {
  const {exitCode, stderr} = await runCli(['report', 'latest', '--evidence'], {cwd})
  expect({exitCode, stderr}).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining(`is no evidence: ${message}`),
  })
  expect(existsSync(join(cwd, '.runbook/evidence'))).toBe(false)
}
