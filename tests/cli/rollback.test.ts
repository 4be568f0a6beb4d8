import {spawn} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {StepOutcome} from '../../src/model/run.ts'
import {eventually, leftovers} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {cliPath, runCli} from '../run-cli.ts'

const back = (code: string, risk = '') => `\n\`\`\`bash rollback${risk}\n${code}\n\`\`\`\n`
const capture = (name: string, text: string) => text.replace('```bash', `\`\`\`bash ${name}`)

/** Makes a project whose runbook `r` has these steps, and runs it; most of them end with a step that fails. */
async function runSteps(steps: readonly string[], code = 1): Promise<string> {
  const cwd = makeProject({'runbooks/r.md': runbookText(steps.join('\n'))})
  const {exitCode, stderr} = await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  expect({exitCode, stderr}).toEqual({exitCode: code, stderr: ''})
  return cwd
}

async function rollBack(cwd: string, args: readonly string[] = []) {
  const result = await runCli(['rollback', '--json', ...args], {cwd})
  return {...result, document: JSON.parse(result.stdout)}
}

const marks = (cwd: string) => readFileSync(join(cwd, 'marks'), 'utf8')
const runOf = (cwd: string) => readdirSync(join(cwd, '.runbook/runs')).at(-1)!

const change = (id: string, code = 'true', risk = '') =>
  stepText(id, '.change', `echo ${id} >> marks; ${code}`, back(`echo back ${id} >> marks`, risk))
const failing = stepText('bad', '.read', 'false')

test('what ran is undone from the last step to the first, with the text and values of its own attempt', async () => {
  const steps = [
    capture(
      'capture=WHICH',
      stepText('make', '.change', 'echo made-1', back('echo "unmake $WHICH" >> marks')),
    ),
    capture('secret=KEY', stepText('key', '.read', 'echo key >> marks; echo hidden-hidden')),
    stepText('stay', '.change', 'true'),
    stepText('look', '.read', 'true'),
    stepText(
      'half',
      '.change',
      'false',
      back('test "${#KEY}" = 13; echo "$KEY"; echo "unhalf $WHICH" >> marks'),
    ),
    stepText('never', '.change', 'true', back('echo never >> marks')),
  ]
  const cwd = await runSteps(steps)
  writeFileSync(join(cwd, 'runbooks/r.md'), runbookText(stepText('other', '.read', 'true')))
  const {document, exitCode, stderr} = await rollBack(cwd)
  expect({exitCode, status: document.status}).toEqual({exitCode: 0, status: 'rolled-back'})
  expect(marks(cwd)).toBe('key\nkey\nunhalf made-1\nunmake made-1\n')
  expect(document.rollback).toMatchObject({stays: ['stay']})
  expect(document.steps.map((step: StepOutcome) => [step.id, step.status, step.rollback?.undoes])).toEqual([
    ['make', 'rolled-back', 'passed'],
    ['key', 'passed', undefined],
    ['stay', 'passed', undefined],
    ['look', 'passed', undefined],
    ['half', 'rolled-back', 'failed'],
    ['never', 'not-run', undefined],
  ])
  expect(stderr).toContain(`rolling back ${runOf(cwd)} of r`)
  expect(stderr).toMatch(/in this order: half \(destructive\), make \(destructive\)\nstays as it is: stay\n/)
  expect(stderr + JSON.stringify(document)).not.toContain('hidden-hidden')
  const audit = await runCli(['runs', 'audit', runOf(cwd), '--head', document.head], {cwd})
  expect(audit.exitCode).toBe(0)
  const report = await runCli(['report', 'latest'], {cwd})
  expect(report.stdout).toMatch(/## Rollback\n\nBegun by .* Stays as it is: `stay`\.\n/)
  expect(report.stdout).toMatch(/\| `half` \| rolled-back \| .*\n\| .*\| `make` \| rolled-back \|/)
})

test('a run that was rolled back is neither resumed nor rolled back again', async () => {
  const cwd = await runSteps([change('one'), failing])
  expect((await rollBack(cwd)).exitCode).toBe(0)
  const again = await rollBack(cwd, ['latest'])
  expect([again.exitCode, again.document.error.message]).toEqual([2, `Run ${runOf(cwd)} is rolled back.`])
  const resumed = await runCli(['resume', 'latest'], {cwd})
  expect([resumed.exitCode, resumed.stderr]).toEqual([5, expect.stringContaining('was rolled back')])
  expect((await runCli(['resume'], {cwd})).stderr).toContain('is unfinished')
  expect((await runCli(['rollback'], {cwd})).stderr).toContain('is unfinished')
  expect(marks(cwd)).toBe('one\nback one\n')
})

test('a rollback that fails stops the others, and the next one goes on there', async () => {
  const middle = stepText(
    'two',
    '.change',
    'true',
    back('echo try two >> marks; test -e mended || { echo "ERROR: no way" >&2; exit 3; }'),
  )
  const cwd = await runSteps([change('one'), middle, change('three'), failing])
  const first = await rollBack(cwd)
  expect([first.exitCode, first.document.status]).toEqual([1, 'failed'])
  const [, two] = first.document.steps
  expect(two.status).toBe('passed')
  expect(two.rollback).toMatchObject({status: 'failed', exitCode: 3, attempts: 1})
  expect(two.rollback.message).toMatch(
    /^The rollback of step `two` \(runbooks\/r\.md:\d+\) ended with exit code 3: ERROR: no way$/,
  )
  expect(first.stderr).toContain('Go on with the rollback: ')
  expect((await runCli(['resume', 'latest'], {cwd})).exitCode).toBe(5)
  writeFileSync(join(cwd, 'mended'), '')
  const second = await rollBack(cwd)
  expect([second.exitCode, second.document.steps[1].rollback.attempts]).toEqual([0, 2])
  expect(marks(cwd)).toBe('one\nthree\nback three\ntry two\ntry two\nback one\n')
})

test('a rollback that was killed goes on: what was undone stays undone, what was cut off is done again', async () => {
  const slow = stepText(
    'two',
    '.change',
    'true',
    back('touch here; test -e go-on || sleep 60; echo two >> marks'),
  )
  const cwd = await runSteps([change('one'), slow, change('three'), failing])
  const child = spawn(process.execPath, [cliPath, 'rollback'], {cwd, stdio: 'ignore'})
  const ended = new Promise((resolve) => child.on('exit', resolve))
  expect(await eventually(() => existsSync(join(cwd, 'here')))).toBe(true)
  child.kill('SIGKILL')
  await ended
  expect(await eventually(() => leftovers(runOf(cwd)).processes.length === 0)).toBe(true)
  const report = await runCli(['report', 'latest', '--json'], {cwd})
  const before = JSON.parse(report.stdout)
  expect([before.status, before.steps[1].rollback.status]).toEqual(['running', 'unknown'])
  writeFileSync(join(cwd, 'go-on'), '')
  const {document, exitCode} = await rollBack(cwd)
  expect([exitCode, document.status]).toEqual([0, 'rolled-back'])
  expect(marks(cwd)).toBe('one\nthree\nback three\ntwo\nback one\n')
})

test('a signal ends the rollback that runs and leaves it unknown', async () => {
  const slow = stepText('one', '.change', 'true', back('touch here; test -e go-on || sleep 60'))
  const cwd = await runSteps([slow, failing])
  const child = spawn(process.execPath, [cliPath, 'rollback'], {cwd, stdio: 'ignore'})
  const ended = new Promise((resolve) => child.on('exit', resolve))
  expect(await eventually(() => existsSync(join(cwd, 'here')))).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(143)
  const {stdout} = await runCli(['report', 'latest', '--json'], {cwd})
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'interrupted',
    steps: [{status: 'passed', rollback: {status: 'unknown'}}, {}],
  })
})

test('without a terminal a rollback above the allowed risk waits for a person', async () => {
  const careful = 'version: 1\ndescription: C.\nguarded: false\nyes: change\n'
  const cwd = makeProject({
    'runbooks/r.md': runbookText([change('one'), change('two', 'true', ' .change'), failing].join('\n')),
    'runbooks/_environments/careful.yaml': careful,
  })
  await runCli(['run', 'r', '--environment', 'careful'], {cwd})
  const waiting = await rollBack(cwd)
  expect([waiting.exitCode, waiting.document.status]).toEqual([4, 'waiting'])
  expect(waiting.document.notes.at(-1).text).toContain('The rollback of `one` is .destructive')
  expect((await rollBack(cwd, ['--yes=destructive'])).exitCode).toBe(0)
  expect(marks(cwd)).toBe('one\ntwo\nback two\nback one\n')
})

test('a run that changed nothing has nothing to roll back, and one without a way back says what stays', async () => {
  const cwd = await runSteps([stepText('one', '.change', 'true'), failing])
  const {document, exitCode} = await rollBack(cwd)
  expect(exitCode).toBe(2)
  expect(document.error.message).toContain('These stay as they are: one.')
})

test('a run that has passed is rolled back when it is named, also when its page is gone', async () => {
  const cwd = await runSteps([change('one')], 0)
  rmSync(join(cwd, 'runbooks/r.md'))
  expect((await rollBack(cwd)).document.error.message).toContain('is unfinished')
  expect((await rollBack(cwd, [runOf(cwd)])).exitCode).toBe(0)
  expect(marks(cwd)).toBe('one\nback one\n')
})
