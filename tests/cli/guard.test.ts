import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {checkGuard} from '../../src/cli/check-guard.ts'
import {prepareRun} from '../../src/cli/prepare-run.ts'
import {readOrigin} from '../../src/cli/read-origin.ts'
import {findReviewFault} from '../../src/cli/review.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {type Answer, runAtTerminal} from '../run-at-terminal.ts'
import {runCli} from '../run-cli.ts'

const guarded = (refs: string) =>
  `version: 1\ndescription: As customers use it.\nguarded: true\nyes: read\n${refs}`
const steps = [
  stepText('look', '.read', 'echo look >> ran'),
  stepText('mend', '.change', 'echo mend >> ran', '\n```bash rollback .change\necho unmend >> ran\n```\n'),
  stepText('drop', '.destructive', 'echo drop >> ran', '\n```bash rollback\necho undrop >> ran\n```\n'),
]

/** A repository whose `main` has the runbook; `away` is a branch with one commit more. */
function makeRepository(): {cwd: string; git: (...args: string[]) => void} {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(steps.join('\n')),
    'runbooks/_environments/production.yaml': guarded('refs: [main, origin/main]\n'),
    'runbooks/_environments/nameless.yaml': guarded(''),
    '.gitignore': 'ran\nignored.md\n',
  })
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com']
  const git = (...args: string[]) => void execFileSync('git', [...identity, ...args], {cwd, stdio: 'pipe'})
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-qm', 'reviewed')
  return {cwd, git}
}

/** What may be wrong with the text that wants to run, and how it is told. */
const copies: Readonly<
  Record<string, {make: (repo: ReturnType<typeof makeRepository>) => void; fault?: RegExp}>
> = {
  'clean on a ref': {make: () => {}},
  'on an older commit of a ref': {
    make: ({git}) => {
      git('commit', '-qm', 'newer', '--allow-empty')
      git('checkout', '-q', 'HEAD~1')
    },
  },
  changed: {
    make: ({cwd}) => writeFileSync(join(cwd, 'README.md'), 'new'),
    fault: /^the working copy has changes$/,
  },
  'on no ref': {
    make: ({git}) => {
      git('checkout', '-qb', 'away')
      git('commit', '-qm', 'mine', '--allow-empty')
    },
    fault: /^commit [0-9a-f]{12} is on none of main, origin\/main$/,
  },
  'hidden from Git': {
    make: ({cwd, git}) => {
      git('update-index', '--assume-unchanged', 'runbooks/r.md')
      writeFileSync(join(cwd, 'runbooks/r.md'), runbookText(stepText('drop', '.destructive', 'rm -r x')))
    },
    fault: /^runbooks\/r\.md is not as in commit [0-9a-f]{12}$/,
  },
  'no repository': {
    make: ({cwd}) => rmSync(join(cwd, '.git'), {recursive: true}),
    fault: /^there is no Git commit$/,
  },
}

const io = (cwd: string) => ({cwd, isTerminal: false, env: process.env}) as Parameters<typeof prepareRun>[1]

test.each(Object.entries(copies))(
  'a text that is %s runs in a guarded environment only with a reason, and anywhere else as it is',
  async (_name, {make, fault}) => {
    const repository = makeRepository()
    make(repository)
    for (const name of ['production', 'nameless', 'plain', 'local']) {
      const prepared = await prepareRun({runbook: 'r', environment: name, input: {}}, io(repository.cwd))
      const start = {...prepared, place: prepared.found, files: [prepared.found.file]}
      const wanted = {production: fault, nameless: /names no refs$/}[name]
      const told = await checkGuard(start, {}).catch((error: Error) => error.message)
      const allowed = await checkGuard(start, {unreviewed: 'it burns'})
      if (wanted === undefined) expect([name, told, allowed]).toEqual([name, allowed, told])
      else {
        const [, said] = /reviewed text only: (.*)\.$/.exec(String(told)) ?? []
        expect(said).toMatch(wanted)
        expect(allowed.unreviewed).toEqual({reason: 'it burns', fault: said})
      }
      expect('unreviewed' in allowed).toBe(wanted !== undefined)
    }
  },
)

interface Row {
  readonly args: readonly string[]
  readonly answers?: readonly Answer[]
  readonly code: number
  readonly ran: readonly string[]
  readonly says: string
}

const inProduction = ['run', 'r', '--environment', 'production']
const prompt = (step: string) => new RegExp(`PRODUCTION ${step}> $`)
const typeIt = /PRODUCTION drop: type production> $/
const rows: readonly Row[] = [
  {args: [], code: 4, ran: ['look'], says: 'Allow it with --yes=change.'},
  {args: ['--yes=read'], code: 4, ran: ['look'], says: 'Allow it with --yes=change.'},
  {args: ['--yes'], code: 4, ran: ['look', 'mend'], says: 'Allow it with --confirm=production:drop.'},
  {args: ['--yes=destructive'], code: 4, ran: ['look', 'mend'], says: '--confirm=production:drop'},
  {args: ['--yes', '--confirm=production:drop'], code: 0, ran: ['look', 'mend', 'drop'], says: 'PASSED'},
  {args: ['--confirm=production:mend'], code: 4, ran: ['look', 'mend'], says: 'production:drop'},
  {args: ['--confirm=staging:drop'], code: 2, ran: [], says: 'and this is `production`'},
  {args: ['--confirm=production:dorp'], code: 2, ran: [], says: 'has no step `dorp`'},
  {args: ['--confirm', 'drop'], code: 2, ran: [], says: 'Write it as ENVIRONMENT:STEP'},
  {args: ['--unreviewed', ' '], code: 2, ran: [], says: 'Say why, in quotes.'},
  {
    args: ['--yes'],
    answers: [
      [prompt('drop'), 'r'],
      [typeIt, 'yes'],
      [prompt('drop'), 'r'],
      [typeIt, 'production'],
    ],
    code: 0,
    ran: ['look', 'mend', 'drop'],
    says: 'That was not production: nothing was run.',
  },
  {
    args: ['--yes=destructive'],
    answers: [[prompt('drop'), 't']],
    code: 130,
    ran: ['look', 'mend'],
    says: 'INTERRUPTED',
  },
  {
    args: ['--confirm=production:drop'],
    answers: [
      [prompt('mend'), 'r'],
      [prompt('drop'), 's'],
      [/why is it skipped\? $/, 'not now'],
    ],
    code: 0,
    ran: ['look', 'mend'],
    says: 'skipped',
  },
]

test.each(rows)('%j ends as the guard says', async ({args, answers, code, ran, says}) => {
  const {cwd} = makeRepository()
  const all = [...inProduction, ...args]
  const told = answers
    ? await runAtTerminal(all, {cwd, answers})
    : await runCli(all, {cwd}).then(({exitCode, stdout, stderr}) => ({exitCode, screen: stdout + stderr}))
  expect(told.screen).toContain(says)
  expect(told.exitCode).toBe(code)
  expect(
    existsSync(join(cwd, 'ran')) ? readFileSync(join(cwd, 'ran'), 'utf8').trim().split('\n') : [],
  ).toEqual(ran)
})

test('a reason is recorded at every start and red in the report, confirmations too, also on the way back', async () => {
  const {cwd} = makeRepository()
  writeFileSync(join(cwd, 'new-file'), '')
  const refused = await runCli([...inProduction, '--yes'], {cwd})
  expect([refused.exitCode, existsSync(join(cwd, '.runbook'))]).toEqual([2, false])
  expect(refused.stderr).toContain('--unreviewed "REASON"')
  const reason = ['--unreviewed', 'it burns']
  const run = await runCli([...inProduction, '--yes', ...reason], {cwd})
  expect([run.exitCode, run.stdout]).toEqual([
    4,
    expect.stringContaining('NOT REVIEWED: the working copy has changes'),
  ])
  expect((await runCli(['resume', '--yes', '--confirm=production:drop'], {cwd})).exitCode).toBe(2)
  const resumed = await runCli(['resume', '--confirm=production:drop', ...reason], {cwd})
  expect(resumed.exitCode).toBe(0)
  expect((await runCli(['rollback', 'latest', '--yes=destructive', ...reason], {cwd})).exitCode).toBe(4)
  const back = ['rollback', 'latest', '--yes=destructive', '--confirm=production:drop', '--json', ...reason]
  const document = JSON.parse((await runCli(back, {cwd})).stdout)
  expect(document.status).toBe('rolled-back')
  expect(document.unreviewed.map((one: {reason: string}) => one.reason)).toEqual(Array(4).fill('it burns'))
  const confirmed = document.timeline.filter((entry: {kind: string}) => entry.kind === 'confirmed')
  expect(confirmed).toMatchObject(Array(2).fill({step: 'drop', text: '--confirm=production:drop'}))
  const report = (await runCli(['report', 'latest'], {cwd})).stdout
  expect(report).toMatch(/^# .*\n\n> \u{1F534} \*\*Not reviewed\*\*: the working copy has changes\. /u)
  expect(report).toMatch(/\| confirmed `drop`: .*--confirm=production:drop/)
})

test('in a guarded environment account and project come first, and a mismatch is said loudly', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('look', '.read', 'gcloud --version')),
    'runbooks/_environments/production.yaml': guarded('values: {PROJECT: the-real-one}\n'),
    'bin/gcloud': '#!/bin/sh\necho \'{"core": {"account": "me@example.com", "project": "another"}}\'\n',
  })
  mkdirSync(join(cwd, 'bin'), {recursive: true})
  execFileSync('chmod', ['+x', join(cwd, 'bin/gcloud')])
  const env = {PATH: `${join(cwd, 'bin')}:${process.env.PATH}`}
  const {stdout, exitCode} = await runCli([...inProduction, '--unreviewed', 'a test'], {cwd, env})
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(
    /^PRODUCTION: As customers use it\.\naccount: me@example\.com\nproject: the-real-one\nPROJECT MISMATCH: gcloud's active project is another, and PRODUCTION is the-real-one\.\n/,
  )
  // Without an active project gcloud itself refuses a command that names none.
  writeFileSync(join(cwd, 'bin/gcloud'), '#!/bin/sh\necho \'{"core": {"account": "me@example.com"}}\'\n')
  const none = await runCli([...inProduction, '--unreviewed', 'a test'], {cwd, env})
  expect(none.stdout).toContain('project: the-real-one\nNOT REVIEWED')
  writeFileSync(join(cwd, 'bin/gcloud'), '#!/bin/sh\necho \'{"core": {}}\'\n')
  const nobody = await runCli([...inProduction, '--unreviewed', 'a test'], {cwd, env})
  expect(nobody.stdout).toContain('account: none is active; log in: gcloud auth login\n')
  const plain = await runCli(['run', 'r', '--environment', 'plain'], {cwd, env})
  expect(plain.stdout).not.toContain('account:')
})

test.each([
  [{commit: 'abc', dirty: false, refs: ['main']}, undefined],
  [{commit: 'abc', dirty: false, refs: ['other']}, "the archive's commit was on none of main"],
  [{commit: 'abc', dirty: false}, "the archive's commit was on none of main"],
  [{commit: 'abc', dirty: true, refs: ['main']}, 'the archive was packed from a working copy with changes'],
  [{}, 'the archive was packed from no commit'],
])('an archive of %j is reviewed as its manifest says', async (packed, fault) => {
  const archive = {manifest: {version: 1 as const, files: [], ...packed}, files: {}}
  const review = {refs: ['main'], place: {archive}, files: [], origin: await readOrigin({archive})}
  expect(await findReviewFault(review)).toBe(fault)
})
