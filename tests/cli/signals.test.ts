import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {eventually, followRun, leftovers} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'

const stubborn = `trap '' TERM INT HUP
setsid bash -c 'trap "" TERM INT HUP; while :; do sleep 1; done' &
(setsid sleep 300 &)
touch here
while :; do sleep 1; done`

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends a stubborn tree, records it, and gives exit code %i', async (signal, code) => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('slow', '.change grace=300ms', stubborn))})
  const followed = followRun(['r', '--environment=plain'], cwd)
  const {run} = await followed.next((event) => event.kind === 'run-started')
  expect(await eventually(() => existsSync(join(cwd, 'here')))).toBe(true)
  process.kill(followed.pid, signal)
  const ended = await followed.next((event) => event.kind === 'step-ended')
  expect(ended.status).toBe('unknown')
  expect((await followed.next((event) => event.kind === 'run-ended')).status).toBe('interrupted')
  expect(await followed.ended).toBe(code)
  expect(leftovers(run!).processes).toEqual([])
})

test.each(['SIGKILL', 'SIGQUIT'] as const)(
  'after %s of the command its step ends politely within its grace, then for good',
  async (signal) => {
    const code = `trap 'echo told >> told; exit' TERM
bash -c 'trap "" TERM; touch here; while :; do sleep 0.1; done' &
wait`
    const cwd = makeProject({'runbooks/r.md': runbookText(stepText('slow', '.change grace=1s', code))})
    const followed = followRun(['r', '--environment=plain'], cwd)
    const {run} = await followed.next((event) => event.kind === 'run-started')
    expect(await eventually(() => existsSync(join(cwd, 'here')))).toBe(true)
    process.kill(followed.pid, signal)
    expect(await eventually(() => existsSync(join(cwd, 'told')))).toBe(true)
    expect(await eventually(() => leftovers(run!).processes.length === 0)).toBe(true)
    expect(readFileSync(join(cwd, 'told'), 'utf8')).toBe('told\n')
  },
)

test('while the command is stopped its step goes on, and so does the time that it has', async () => {
  const code = 'touch here; until [ -e go ]; do sleep 0.05; done; touch went-on; sleep 60'
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('slow', '.change grace=100ms timeout=2s', code)),
  })
  const followed = followRun(['r', '--environment=plain'], cwd)
  expect(await eventually(() => existsSync(join(cwd, 'here')))).toBe(true)
  process.kill(followed.pid, 'SIGSTOP')
  writeFileSync(join(cwd, 'go'), '')
  expect(await eventually(() => existsSync(join(cwd, 'went-on')))).toBe(true)
  process.kill(followed.pid, 'SIGCONT')
  expect((await followed.next((event) => event.kind === 'step-ended')).status).toBe('timed-out')
  expect(await followed.ended).toBe(1)
})

test('a signal between two attempts is recorded once, and no further attempt begins', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('flaky', '.read retry=3 every=20s', 'exit 1')),
  })
  const followed = followRun(['r', '--environment=plain'], cwd)
  const {run} = await followed.next((event) => event.kind === 'run-started')
  await followed.next((event) => event.kind === 'step-ended')
  process.kill(followed.pid, 'SIGINT')
  expect(await followed.ended).toBe(130)
  const journal = readFileSync(join(cwd, '.runbook/runs', run!, 'journal.ndjson'), 'utf8')
  expect(journal.match(/"kind":"step-(started|ended)"/g)).toHaveLength(2)
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s while a secret is fetched gives exit code %i, and no step runs', async (signal, code) => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('use', '.read', 'touch ran; : "$API_TOKEN"'), [
      'inputs:',
      '  API_TOKEN: {type: secret, description: A token}',
    ]),
    'runbooks/_environments/plain.yaml':
      'version: 1\ndescription: A test.\nguarded: false\nyes: read\nsecrets:\n  API_TOKEN: {command: "touch here; sleep 100"}\n',
  })
  const followed = followRun(['r', '--environment=plain'], cwd)
  expect(await eventually(() => existsSync(join(cwd, 'here')))).toBe(true)
  process.kill(followed.pid, signal)
  expect(await followed.ended).toBe(code)
  expect(existsSync(join(cwd, 'ran'))).toBe(false)
})
