import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {runCli} from '../run-cli.ts'

const secretInput = ['inputs:', '  API_TOKEN: {type: secret, description: A token}']

/** Runs one step with a secret that comes from this source. */
async function runWithSecret(source: string, code = 'true', args: readonly string[] = []) {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('use', '.read', `: "$API_TOKEN"\n${code}`), secretInput),
    'runbooks/_environments/plain.yaml': `version: 1\ndescription: A test.\nguarded: false\nyes: read\nsecrets:\n  API_TOKEN: ${source}\n`,
    'short.txt': 'sec ret\n\n',
    'nul.txt': 'secret\0value',
  })
  return {cwd, ...(await runCli(['run', 'r', '--environment', 'plain', ...args], {cwd}))}
}

test('a secret command that fails tells its exit code and a known cause, and nothing else that it printed', async () => {
  const command =
    '"echo hunter2-half; echo hunter2-half >&2; echo ERROR: PERMISSION_DENIED on hunter2-half >&2; exit 7"'
  const {exitCode, stdout, stderr, cwd} = await runWithSecret(`{command: ${command}}`)
  expect(exitCode).toBe(2)
  expect(stdout + stderr).not.toContain('hunter2')
  expect(stderr).toMatchInlineSnapshot(`
    "runbook: The command for secret \`API_TOKEN\` ended with 7: PERMISSION_DENIED.
      Its output is not shown, as it may hold the secret. Run it by hand; it stands in the environment file of \`plain\`.
    "
  `)
  expect(existsSync(join(cwd, '.runbook/runs/latest'))).toBe(false)
})

test.each([
  ['{file: short.txt}', 'is shorter than 8 characters besides white space'],
  ['{file: nul.txt}', 'holds a NUL byte, which no variable can carry'],
  ['{file: missing.txt}', 'cannot be read: ENOENT'],
  ['{command: "head -c 70000 /dev/zero | tr \'\\\\0\' x"}', 'is longer than 65536 bytes'],
  ['{prompt: Token}', 'is asked for at a terminal, and there is none'],
])('a secret from %s is refused before anything runs', async (source, reason) => {
  const {exitCode, stderr} = await runWithSecret(source)
  expect(exitCode).toBe(2)
  expect(stderr).toContain(`Secret \`API_TOKEN\` ${reason}`)
})

test('a secret never comes from an argument', async () => {
  const {exitCode, stderr} = await runWithSecret('{file: short.txt}', 'true', [
    '--input',
    'API_TOKEN=hunter2-hunter2',
  ])
  expect(exitCode).toBe(2)
  expect(stderr).toContain('is a secret, and an argument is no place for a secret')
  expect(stderr).not.toContain('hunter2')
})

test('what a secret step prints on standard error is shown when its secret is known, also when it fails', async () => {
  const code = 'token=$(printf %s-%s hunter2 hunter2)\necho "about $token" >&2; echo "$token"'
  const secret = (id: string, end: string) =>
    stepText(id, '.read', `${code}; ${end}`).replace('```bash', '```bash secret=TOKEN')
  for (const end of ['true', 'exit 3']) {
    const cwd = makeProject({'runbooks/r.md': runbookText(secret('s', end))})
    const {stdout, stderr} = await runCli(['run', 'r', '--environment', 'plain', '--runs-dir', cwd], {cwd})
    expect(stdout).toContain('│ about [masked]')
    expect(stdout + stderr).not.toContain('hunter2-hunter2')
  }
})

test('a capture that holds a secret in any form fails, and the journal does not have it', async () => {
  const step = stepText('take', '.read', 'printf %s "$API_TOKEN" | base64').replace(
    '```bash',
    '```bash capture=OUT',
  )
  const cwd = makeProject({
    'runbooks/r.md': runbookText(step, secretInput),
    'token.txt': 'hunter2-hunter2',
    'runbooks/_environments/plain.yaml':
      'version: 1\ndescription: A test.\nguarded: false\nyes: read\nsecrets: {API_TOKEN: {file: token.txt}}\n',
  })
  const {exitCode, stdout} = await runCli(['run', 'r', '--environment', 'plain', '--json'], {cwd})
  const {run, steps} = JSON.parse(stdout)
  expect(exitCode).toBe(1)
  expect(steps[0].message).toContain('would store a secret in the journal')
  const journal = readFileSync(join(cwd, '.runbook/runs', run, 'journal.ndjson'), 'utf8')
  expect(journal).not.toContain(Buffer.from('hunter2-hunter2').toString('base64').slice(0, 8))
})
