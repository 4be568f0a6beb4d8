import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../../make-project.ts'
import {runCli} from '../../run-cli.ts'

const inputs = [
  'inputs:',
  '  WHO: {type: string, default: me, description: Who}',
  '  CODE: {type: string, description: A code}',
]
const plain = (values: string) =>
  `version: 1\ndescription: A test.\nguarded: false\nyes: destructive\nvalues: ${values}\n`
const step = {
  done: stepText('done', '.read', 'echo done'),
  bad: stepText('bad', '.read', 'test -e good'),
  later: stepText('later', '.change timeout=60s', 'echo one\necho two\necho "$CODE $WHO"'),
  gone: stepText('gone', '.read', 'echo gone'),
}

/** A run that stopped at `bad`, in a project whose page is then written anew. */
async function stopped(today: string, environment = '{PLACE: here}') {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(Object.values(step).join('\n'), inputs),
    'runbooks/_environments/plain.yaml': plain('{PLACE: here}'),
  })
  await runCli(['run', 'r', '--environment', 'plain', '--input', 'CODE=7'], {cwd})
  writeFileSync(join(cwd, 'runbooks/r.md'), today)
  writeFileSync(join(cwd, 'runbooks/_environments/plain.yaml'), plain(environment))
  const diff = (...args: string[]) => runCli(['plan', '--diff', 'latest', ...args], {cwd})
  return {cwd, diff}
}

const all = (texts: readonly string[], front = inputs) => runbookText(texts.join('\n'), front)

test('a run whose text is the same may go on, and a value given by --input is no difference', async () => {
  const {diff, cwd} = await stopped(all(Object.values(step)).replace('Step done', 'Another title'))
  const {stdout, exitCode} = await diff()
  expect(exitCode).toBe(0)
  expect(stdout.split('\n').slice(1)).toEqual([
    '',
    '= done   passed',
    '= bad    failed',
    '= later  not-run',
    '= gone   not-run',
    '',
    expect.stringMatching(/^The run may go on: npx --no runbook resume \d{8}t/),
    '',
  ])
  writeFileSync(join(cwd, 'good'), '')
  expect((await runCli(['resume'], {cwd})).exitCode).toBe(0)
  expect([(await diff()).exitCode, (await diff()).stdout]).toEqual([2, expect.stringContaining('has passed')])
})

test('what changed is told step by step, and the status is the one of the refusal', async () => {
  const later = step.later.replace('echo two', 'echo 2').replace('timeout=60s', 'timeout=2m')
  const rollback = '\n```bash rollback\ntrue\n```\n:::\n'
  const today = [
    step.done.replace('echo done', 'echo DONE'),
    step.bad,
    later.replace(/:::\n$/, rollback),
    stepText('fresh', '.read', 'true'),
  ]
  const {diff, cwd} = await stopped(all(today), '{PLACE: there, SIZE: big}')
  const {stdout, exitCode} = await diff()
  expect(stdout.split('\n').slice(1)).toEqual([
    '  PLACE: the run keeps here; today it is there',
    '  SIZE: the run has none; today it is big',
    '',
    '~ done   passed, changed; the run is past it',
    '    run:',
    '      @@ -1,1 +1,1 @@',
    '      -echo done',
    '      +echo DONE',
    '= bad    failed',
    '~ later  not-run, changed',
    '    timeout: 1m -> 2m',
    '    run:',
    '      @@ -1,3 +1,3 @@',
    '       echo one',
    '      -echo two',
    '      +echo 2',
    '       echo "$CODE $WHO"',
    '    rollback:',
    '      +true',
    '- gone   not-run, gone from the page',
    '+ fresh  new: the run does not have it',
    '',
    expect.stringMatching(/^Resume refuses: The text of run \S+ has changed in: later, gone\.$/),
    expect.stringContaining('Put the old text back'),
    '',
  ])
  expect(exitCode).toBe(5)
  expect((await runCli(['resume'], {cwd})).exitCode).toBe(5)
  const {stdout: json, exitCode: code} = await diff('--json')
  expect(code).toBe(5)
  expect(JSON.parse(json)).toMatchObject({
    version: 1,
    runbook: 'r',
    resume: {isPossible: false, refusals: [{exitCode: 5}]},
    values: [{name: 'PLACE', run: 'here', today: 'there'}, {name: 'SIZE'}],
    steps: [
      {id: 'done', change: 'changed', remains: false},
      {id: 'bad', change: 'same', remains: true},
      {id: 'later', change: 'changed', changes: [{kind: 'attribute'}, {name: 'run'}, {name: 'rollback'}]},
      {id: 'gone', change: 'gone'},
      {id: 'fresh', change: 'new'},
    ],
  })
})

test('a text that a guarded environment would not run is told too', async () => {
  const cwd = makeProject({
    'runbooks/r.md': all([step.bad], []),
    'runbooks/_environments/production.yaml': 'version: 1\ndescription: D.\nyes: read\nrefs: [main]\n',
  })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd,
      stdio: 'pipe',
    })
  git('init', '-qb', 'main')
  git('add', '-A')
  git('commit', '-qm', 'reviewed')
  await runCli(['run', 'r', '--environment', 'production'], {cwd})
  expect((await runCli(['plan', '--diff', 'latest'], {cwd})).exitCode).toBe(0)
  writeFileSync(join(cwd, 'good'), '')
  const {stdout, exitCode} = await runCli(['plan', '--diff', 'latest'], {cwd})
  expect([exitCode, stdout]).toEqual([
    2,
    expect.stringContaining(
      'Resume refuses: Environment `production` runs reviewed text only: the working copy has changes.',
    ),
  ])
})

test.each([
  [['r'], 'Leave out `r`.'],
  [['--from', 'bad', '--input', 'CODE=8'], 'Leave out --input, --from.'],
  [['--environment', 'production'], 'in `plain` for life'],
])('what the run has decided is not chosen again: %j', async (args, told) => {
  const {diff} = await stopped(all(Object.values(step)))
  const {exitCode, stderr} = await diff(...args)
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(told)])
})
