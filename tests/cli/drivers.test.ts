import {type ChildProcess, execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import type {RunEvent} from '../../src/model/event.ts'
import {createJournal} from '../../src/plan-to-run/journal.ts'
import {readJournal} from '../../src/plan-to-run/read-journal.ts'
import {eventually, followRun, leftovers} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {planSample} from '../plan-to-run/drive-sample.ts'
import {processesNamed} from '../processes-named.ts'
import {cliPath, runCli} from '../run-cli.ts'

const wait = 'until test -e go-on; do sleep 0.1; done'

/** The namespaces in which a process has a name and processes of its own, as on another host. */
const elsewhere = ['--uts', '--pid', '--fork', '--mount-proc', '--kill-child'] as const
const canBeElsewhere = isPossible('unshare', [...elsewhere, 'hostname', 'elsewhere'])

function isPossible(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

/** The CLI on another host that shares the disk with this one. */
function runOnHost(host: string, args: readonly string[], cwd: string) {
  const command = `hostname ${host}; "$@"`
  const child = spawn(
    'unshare',
    [...elsewhere, 'sh', '-c', command, 'sh', process.execPath, cliPath, ...args],
    {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<{code: number | null; stderr: string}>((resolve) =>
    child.on('close', (code) => resolve({code, stderr})),
  )
  return {child, ended}
}

/** The process of the CLI below `unshare`. */
function driverOf({pid}: ChildProcess): number {
  const [shell] = childrenOf(pid!)
  return childrenOf(shell!)[0]!
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

test.skipIf(!canBeElsewhere)(
  'a driver that wakes up after another host has taken the run over ends its step and writes nothing',
  async () => {
    const code = `echo "on $(hostname)" >> marks; touch "here-$(hostname)"; exec -a waiting-in-$RUNBOOK_RUN-$(hostname) bash -c '${wait}'`
    const cwd = makeProject({'runbooks/r.md': runbookText(stepText('slow', '.read grace=200ms', code))})
    const first = runOnHost('first', ['run', 'r', '--environment=plain'], cwd)
    expect(await eventually(() => existsSync(join(cwd, 'here-first')))).toBe(true)
    const [run] = readdirSync(join(cwd, '.runbook/runs'))
    const sleeper = driverOf(first.child)
    process.kill(sleeper, 'SIGSTOP')

    const refused = await runOnHost('second', ['resume', run!], cwd).ended
    expect(refused).toEqual({code: 5, stderr: expect.stringContaining('on host first.')})
    const second = runOnHost('second', ['resume', run!, '--take-over', 'the first host is gone'], cwd)
    expect(await eventually(() => existsSync(join(cwd, 'here-second')))).toBe(true)
    const journal = join(cwd, '.runbook/runs', run!, 'journal.ndjson')
    const before = readFileSync(journal, 'utf8')
    process.kill(sleeper, 'SIGCONT')
    expect(await first.ended).toEqual({
      code: 5,
      stderr: expect.stringContaining('was taken over by another driver'),
    })
    expect(processesNamed(`waiting-in-${run}-first`)).toEqual([])
    expect(processesNamed(`waiting-in-${run}-second`)).toHaveLength(1)
    expect(readFileSync(journal, 'utf8')).toBe(before)

    writeFileSync(join(cwd, 'go-on'), '')
    expect((await second.ended).code).toBe(0)
    expect(readFileSync(join(cwd, 'marks'), 'utf8')).toBe('on first\non second\n')
    expect((await runCli(['runs', 'audit', run!], {cwd})).exitCode).toBe(0)
  },
)

test('of two that resume a run at the same moment exactly one drives', async () => {
  const code = `test -e good; echo slow >> marks; ${wait}`
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('slow', '.read', code))})
  await runCli(['run', 'r', '--environment=plain'], {cwd})
  writeFileSync(join(cwd, 'good'), '')
  const both = [0, 1].map(() => runCli(['resume'], {cwd}))
  const loser = await Promise.race(both)
  expect(loser.exitCode).toBe(5)
  expect(loser.stderr).toMatch(/driven by process|still at work/)
  writeFileSync(join(cwd, 'go-on'), '')
  const codes = (await Promise.all(both)).map(({exitCode}) => exitCode)
  expect(codes.sort()).toEqual([0, 5])
  expect(readFileSync(join(cwd, 'marks'), 'utf8')).toBe('slow\n')
})

test('a driver that sleeps keeps its run; what ended in time while it slept has not timed out', async () => {
  const code = 'touch here; sleep 0.5; touch done; echo made >> marks'
  const text = runbookText(stepText('quick', '.change timeout=2s', code, '\n```bash verify\ntrue\n```\n'))
  const cwd = makeProject({'runbooks/r.md': text})
  const followed = followRun(['r', '--environment=plain'], cwd)
  const {run} = await followed.next((event) => event.kind === 'run-started')
  expect(await eventually(() => existsSync(join(cwd, 'here')))).toBe(true)
  process.kill(followed.pid, 'SIGSTOP')
  expect(await eventually(() => existsSync(join(cwd, 'done')))).toBe(true)
  const refused = await runCli(['resume', run], {cwd})
  expect({code: refused.exitCode, stderr: refused.stderr}).toEqual({
    code: 5,
    stderr: expect.stringContaining(`driven by process ${followed.pid}`),
  })
  await new Promise((resolve) => setTimeout(resolve, 2500))
  process.kill(followed.pid, 'SIGCONT')
  expect((await followed.next((event) => event.kind === 'step-ended')).status).toBe('passed')
  expect(await followed.ended).toBe(0)
  expect(leftovers(run).processes).toEqual([])
})

test('a run goes on under a clock that was set back, and the report says so', async () => {
  const markdown = runbookText(`${stepText('one', '.read', 'true')}\n${stepText('two', '.read', 'true')}`)
  const cwd = makeProject({'runbooks/r.md': markdown})
  const plan = planSample(markdown)
  const run = '20990101t000000z-r-0001'
  mkdirSync(join(cwd, '.runbook/runs'), {recursive: true})
  const folder = join(cwd, '.runbook/runs', run)
  const journal = createJournal(folder)
  const at = '2099-01-01T00:00:00.000Z'
  const world = {isolation: 'none', tools: {gcloud: 'missing', postgres: 'none'}, user: 'somebody'} as const
  const named = {...plan, runbook: {...plan.runbook, id: 'r', file: 'runbooks/r.md'}}
  const events: readonly RunEvent[] = [
    {kind: 'run-started', at, version: 1, run, plan: named, ...world},
    {kind: 'step-started', at, step: 'one', attempt: 1},
  ]
  journal.append(events)
  journal.close()
  const resumed = await runCli(['resume', run], {cwd})
  expect(resumed.exitCode).toBe(0)
  const report = await runCli(['report', run], {cwd})
  expect(report.stdout).toMatch(/clock/i)
  expect(report.stdout).not.toMatch(/-\d+(ms|s|m|h)\b/)
  const durations = readJournal(folder).flatMap((line) => ('durationMs' in line ? [line.durationMs] : []))
  expect(durations.every((durationMs) => durationMs >= 0 && durationMs < 60_000)).toBe(true)
})
