import {chmodSync, mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {execaSync} from 'execa'
import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {runCli} from '../run-cli.ts'

const step = stepText('look', '.read', 'echo hi')
const files = {
  'runbooks/near.md': runbookText(step, ['requires: [curl, no-such-tool]']),
  'runbooks/far.md': runbookText(step, [
    'requires: [git>=1000, curl]',
    'inputs:',
    '  WHO: {type: string, description: Who}',
  ]),
  'runbooks/easy.md': runbookText(step),
}

/** A folder for PATH that holds these programs of the machine and no others. */
function pathOf(project: string, programs: readonly string[]): string {
  const folder = join(project, 'bin')
  mkdirSync(folder)
  for (const name of programs)
    symlinkSync(execaSync('bash', ['-c', 'command -v "$1"', 'bash', name]).stdout, join(folder, name))
  return folder
}

test('tools that are not on PATH or too old are named with the runbooks that need them', async () => {
  const cwd = makeProject(files)
  const env = {PATH: pathOf(cwd, ['bash', 'git'])}
  const {exitCode, stdout} = await runCli(['doctor', '--environment', 'plain'], {cwd, env})
  expect(exitCode).toBe(2)
  const lines = stdout.split('\n')
  expect(lines[0]).toBe('PLAIN: easy, far, near')
  expect(lines).toContainEqual(
    expect.stringMatching(/^miss curl {2}needed by far, near in plain; install it/),
  )
  expect(lines).toContainEqual(expect.stringMatching(/^miss git {2}\d.*, far needs 1000 or newer/))
  expect(lines).toContainEqual(expect.stringMatching(/^miss no-such-tool {2}needed by near in plain/))
  expect(lines).toContainEqual(expect.stringMatching(/^ok {3}bash {2}\d/))
  expect(lines).toContainEqual(expect.stringMatching(/^warn far {2}wants WHO; give --input WHO=/))
  expect(lines.at(-2)).toBe('Missing: curl, git, no-such-tool.')
})

test('a runbook that has all it needs is status 0, whatever the others lack', async () => {
  const cwd = makeProject(files)
  const env = {PATH: pathOf(cwd, ['bash'])}
  const {exitCode, stdout} = await runCli(['doctor', 'easy', '--environment', 'plain'], {cwd, env})
  expect(exitCode).toBe(0)
  expect(stdout).toContain('warn git  without it a run does not record its commit')
  expect(stdout).toContain('Everything that is needed is there.')
})

test('without bash nothing runs', async () => {
  const cwd = makeProject(files)
  const {exitCode, stdout} = await runCli(['doctor', 'easy', '--environment', 'plain'], {
    cwd,
    env: {PATH: pathOf(cwd, ['git'])},
  })
  expect(exitCode).toBe(2)
  expect(stdout).toContain('miss bash  every step needs it')
})

test('a rehearsal is examined for PostgreSQL and isolation, and --json is one document', async () => {
  const world = 'version: 1\ndescription: A world.\nguarded: false\nyes: destructive\nworld: {}\n'
  const cwd = makeProject({...files, 'runbooks/_environments/rehearsal.yaml': world})
  const {exitCode, stdout} = await runCli(['doctor', 'near', '--json'], {cwd})
  expect(exitCode).toBe(2)
  const {version, ok, checks} = JSON.parse(stdout)
  expect({version, ok}).toEqual({version: 1, ok: false})
  for (const check of checks) {
    expect(check).toEqual({
      name: expect.any(String),
      status: expect.stringMatching(/^(ok|missing|warning)$/),
      detail: expect.stringMatching(/./),
      ...(check.hint !== undefined && {hint: expect.stringMatching(/./)}),
    })
  }
  const names = checks.map(({name}: {name: string}) => name)
  expect(names).toEqual(expect.arrayContaining(['PostgreSQL', 'isolation', 'no-such-tool']))
  expect(names).not.toContain('gcloud account')
})

test('in a rehearsal a stand-in takes the place of gcloud where it knows every command', async () => {
  const world = 'version: 1\ndescription: A world.\nguarded: false\nyes: destructive\nworld: {}\n'
  const needs = ['requires: [gcloud]']
  const cwd = makeProject({
    'runbooks/known.md': runbookText(stepText('a', '.read', 'gcloud sql instances list'), needs),
    'runbooks/strange.md': runbookText(stepText('a', '.read', 'gcloud compute instances list'), needs),
    'runbooks/many.md': runbookText(
      ['disks', 'images', 'routes', 'zones', 'regions']
        .map((kind) => stepText(kind, '.read', `gcloud compute ${kind} list`))
        .join('\n'),
      needs,
    ),
    'runbooks/_environments/rehearsal.yaml': world,
  })
  const env = {PATH: pathOf(cwd, ['bash'])}
  const known = await runCli(['doctor', 'known'], {cwd, env})
  expect(known.stdout).toMatch(/^warn gcloud {2}a stand-in takes its place; needed by known outside/m)
  expect(known.exitCode).toBe(0)
  const all = await runCli(['doctor'], {cwd, env})
  expect(all.stdout).toMatch(
    /^miss gcloud {2}needed by many, strange: the stand-in does not know gcloud compute disks list.* and 3 more/m,
  )
  expect(all.exitCode).toBe(2)
  expect((await runCli(['doctor', 'many'], {cwd, env})).stdout).toMatch(
    /needed by many: the stand-in does not know gcloud compute disks list, .*images list, .*routes list and 2 more;/,
  )
})

test('outside of a rehearsal the account and project come from gcloud itself', async () => {
  const fake = `#!/bin/sh\necho '{"core": {"account": "on-call@example.com", "project": "other"}}'\n`
  const environment = 'version: 1\ndescription: E.\nguarded: false\nyes: read\nvalues: {PROJECT: ours}\n'
  const cwd = makeProject({
    'runbooks/r.md': runbookText(step, ['requires: [gcloud]']),
    'runbooks/_environments/outside.yaml': environment,
    'bin/gcloud': fake,
  })
  chmodSync(join(cwd, 'bin/gcloud'), 0o755)
  const env = {PATH: `${join(cwd, 'bin')}:${process.env.PATH}`}
  const {exitCode, stdout} = await runCli(['doctor', 'r', '--environment', 'outside'], {cwd, env})
  expect(stdout).toContain('ok   gcloud account  on-call@example.com')
  expect(stdout).toContain('warn gcloud project  other, while outside is ours')
  expect(exitCode).toBe(0)
})

test('a rehearsal needs no curl of the machine', async () => {
  const rehearsal = 'version: 1\ndescription: A test.\nguarded: false\nyes: destructive\nworld: {}\n'
  const cwd = makeProject({...files, 'runbooks/_environments/rehearsal.yaml': rehearsal})
  const env = {PATH: pathOf(cwd, ['bash', 'git'])}
  const {stdout} = await runCli(['doctor', 'near', '--environment', 'rehearsal'], {cwd, env})
  expect(stdout).toMatch(/^warn curl {2}a stand-in takes its place; needed by near outside the rehearsal/m)
})
