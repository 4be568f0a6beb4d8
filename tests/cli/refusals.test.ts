import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {runCli} from '../run-cli.ts'

const guarded =
  'version: 1\ndescription: Guarded.\nguarded: true\nyes: read\nvalues: {EMPTY: TO FILL the name}\n'
const markdown = runbookText(
  `${stepText('look', '.read', 'echo "$WHO"')}\n${stepText('touch', '.change', 'touch touched', '\n```bash verify\ntrue\n```\n')}`,
  ['inputs:', '  WHO: {type: string, description: Who asks}', '  KEY: {type: secret, description: A key}'],
)

test.each([
  [['run', 'nothing'], 2, 'There is no runbook `nothing`'],
  [['run', 'r', '--environment', 'nowhere'], 2, 'There is no environment `nowhere`'],
  [['run', 'r', '--environment', 'plain'], 2, 'These inputs have no value: WHO (Who asks)'],
  [['run', 'r', '--environment', 'plain', '--input', 'NOPE=1'], 2, '`NOPE` is not an input of `r`'],
  [['run', 'r', '--environment', 'plain', '--input', 'PATH=/tmp'], 2, 'is not a name that an input may have'],
  [['run', 'r', '--environment', 'plain', '--input', 'KEY=abcdefgh', '--input', 'WHO=me'], 2, 'is a secret'],
  [['run', 'r', '--environment', 'plain', '--input', 'WHO=TO FILL name'], 2, 'is still to be filled in'],
  [['run', 'r', '--environment', 'plain', '--input', 'WHO=me', '--only', 'nope'], 2, 'has no step `nope`'],
  [['run', 'r', '--environment', 'prod', '--input', 'WHO=me'], 2, 'runs reviewed text only: '],
])('%j is refused with exit code %i', async (args, code, text) => {
  const cwd = makeProject({'runbooks/r.md': markdown, 'runbooks/_environments/prod.yaml': guarded})
  const plain = await runCli(args, {cwd})
  expect(plain.exitCode).toBe(code)
  expect(plain.stderr).toContain(text)
  expect(plain.stdout).toBe('')
  const json = await runCli([...args, '--json'], {cwd})
  expect(json.exitCode).toBe(code)
  expect(JSON.parse(json.stdout)).toMatchObject({version: 1, error: {message: expect.stringContaining(text)}})
  expect(existsSync(join(cwd, 'touched'))).toBe(false)
})

test('a malformed runbook is refused with every problem and exit code 3', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(':::step[A]{#a .read timeout=soon}\n```bash\ntrue\n```\n:::\n'),
  })
  const result = await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  expect(result.exitCode).toBe(3)
  expect(result.stderr).toMatch(/runbooks\/r\.md:9:\d+ error .*timeout/)
})

test('without a terminal a manual step outside a rehearsal waits with exit code 4', async () => {
  const cwd = makeProject({'runbooks/r.md': runbookText(':::step[Call]{#call .read}\nCall them.\n:::\n')})
  const result = await runCli(['run', 'r', '--environment', 'plain', '--json'], {cwd})
  expect(result.exitCode).toBe(4)
  expect(JSON.parse(result.stdout).status).toBe('waiting')
})

test('a Markdown file outside any project runs in `local` and changes nothing without --yes', async () => {
  const cwd = makeProject({'elsewhere/r.md': markdown.replaceAll('$WHO', 'me')})
  const outside = join(cwd, 'elsewhere')
  const {rmSync} = await import('node:fs')
  rmSync(join(cwd, 'runbooks'), {recursive: true})
  const args = ['run', 'r.md', '--runs-dir', 'runs', '--input', 'WHO=me']
  expect((await runCli(args, {cwd: outside})).exitCode).toBe(4)
  const allowed = await runCli([...args, '--yes'], {cwd: outside})
  expect(allowed.exitCode).toBe(0)
  expect(existsSync(join(outside, 'touched'))).toBe(true)
})

test.each([
  ['--fault', ['--fault', 'GET /x 500']],
  ['the way back of a rehearsal', ['--there-and-back']],
])('%s is refused outside a rehearsal, before anything runs', async (_what, options) => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('c', '.read', 'touch acted'))})
  const {exitCode, stderr} = await runCli(['run', 'r', '--environment', 'plain', ...options], {cwd})
  expect({exitCode, acted: existsSync(join(cwd, 'acted'))}).toEqual({exitCode: 2, acted: false})
  expect(stderr).toContain('Environment `plain` is no rehearsal')
})

test('a take-over without a reason is refused', async () => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('c', '.read', 'true'))})
  for (const reason of ['', '--yes']) {
    const {exitCode, stderr} = await runCli(['resume', '--take-over', reason], {cwd})
    expect({exitCode, stderr}).toEqual({exitCode: 2, stderr: expect.stringContaining('Say why, in quotes.')})
  }
})
