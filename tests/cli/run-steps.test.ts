import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {cliPath, runCli} from '../run-cli.ts'

/** Runs a project's only runbook `r` and gives its document. */
async function runDocument(markdown: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const cwd = makeProject({'runbooks/r.md': markdown})
  const result = await runCli(['run', 'r', '--environment', 'plain', '--json', ...args], {cwd, env})
  return {...result, cwd, document: JSON.parse(result.stdout)}
}

const verify = (code: string, meta = '') => `\n\`\`\`bash verify ${meta}\n${code}\n\`\`\`\n`

test('steps run in order and a capture reaches the steps after it', async () => {
  const markdown = runbookText(
    `${stepText('one', '.read', 'echo 42').replace('```bash', '```bash capture=ANSWER')}\n${stepText('two', '.change', 'test "$ANSWER" = 42; echo "got $ANSWER"', verify('test "$ANSWER" = 42'))}`,
  )
  const {document, exitCode, stderr} = await runDocument(markdown)
  expect(exitCode).toBe(0)
  expect(document.status).toBe('passed')
  expect(document.steps.map((step: {id: string; status: string}) => [step.id, step.status])).toEqual([
    ['one', 'passed'],
    ['two', 'passed'],
  ])
  expect(document.steps[0].captures).toEqual({ANSWER: '42'})
  expect(stderr).toContain('got 42')
})

test('a failing step ends the run with its message, and later steps are not run', async () => {
  const markdown = runbookText(
    `${stepText('bad', '.read', 'echo oops >&2; exit 7')}\n${stepText('later', '.read', 'true')}`,
  )
  const {document, exitCode} = await runDocument(markdown)
  expect(exitCode).toBe(1)
  expect(document.steps[0]).toMatchObject({
    status: 'failed',
    exitCode: 7,
    hint: 'Read the last lines of its output.',
  })
  expect(document.steps[0].message).toMatchInlineSnapshot(
    '"Step `bad` (runbooks/r.md:10) ended with exit code 7: oops"',
  )
  expect(document.steps[0].output.tail).toContain('oops')
  expect(document.steps[1].status).toBe('not-run')
})

test('the environment of a step is built: nothing of the calling shell passes but what the file lists', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('show', '.read', 'env -0 | tr "\\0" "\\n"')),
    'runbooks/_environments/plain.yaml':
      'version: 1\ndescription: A test.\nguarded: false\nyes: read\npass: [WANTED]\n',
    'trap.sh': 'echo trapped',
  })
  const env = {
    BASH_ENV: join(cwd, 'trap.sh'),
    'BASH_FUNC_curl%%': '() { echo fake; }',
    DATABASE_URL: 'postgresql://caller@localhost/x',
    PGPASSWORD: 'caller-password',
    HTTPS_PROXY: 'http://caller.example:1',
    GOOGLE_APPLICATION_CREDENTIALS: '/caller/key.json',
    LD_PRELOAD: '',
    NODE_OPTIONS: '--no-warnings',
    WANTED: 'wanted-value',
    UNWANTED: 'unwanted-value',
  }
  const {stderr} = await runCli(['run', 'r', '--environment', 'plain', '--json'], {cwd, env})
  expect(stderr).toContain('WANTED=wanted-value')
  expect(stderr).not.toMatch(
    /BASH_ENV|BASH_FUNC|trapped|DATABASE_URL|PGPASSWORD|HTTPS_PROXY|GOOGLE_APP|LD_PRELOAD|NODE_OPTIONS|UNWANTED/,
  )
  expect(stderr).toMatch(/TZ=UTC/)
})

test('a step past its timeout is ended with all its descendants', async () => {
  const mark = `runbook-test-${Date.now()}`
  const code = `setsid sh -c 'trap "" TERM; exec -a ${mark} sleep 300' &\n(setsid bash -c 'exec -a ${mark} sleep 300' &)\nexec -a ${mark} sleep 300`
  const {document, exitCode} = await runDocument(
    runbookText(
      stepText('slow', '.read timeout=1s grace=200ms', code.replace("sh -c 'trap", "bash -c 'trap")),
    ),
  )
  expect(exitCode).toBe(1)
  expect(document.steps[0].status).toBe('timed-out')
  expect(document.steps[0].message).toMatchInlineSnapshot(
    '"Step `slow` (runbooks/r.md:10) did not end within 1s."',
  )
  const alive = await import('execa').then(({execa}) => execa('pgrep', ['-f', mark], {reject: false}))
  expect(alive.stdout).toBe('')
})

test('a verify is asked again until it holds', async () => {
  const code = 'echo x >> tries; test "$(wc -l < tries)" -ge 3'
  const {document} = await runDocument(
    runbookText(stepText('wait', '.change', 'true', verify(code, 'retry=5 every=50ms'))),
  )
  expect(document.steps[0]).toMatchObject({status: 'passed', verify: {answer: 'holds', tries: 3}})
})

test.each([
  ['exit 1', 'does not hold', 'failed', 'did not hold'],
  ['exit 2', 'cannot tell', 'unknown', 'could not tell'],
])('a verify that ends with %s %s', async (code, answer, status, says) => {
  const {document, exitCode} = await runDocument(
    runbookText(stepText('c', '.change', 'true', verify(code, 'retry=1 every=10ms'))),
  )
  expect(exitCode).toBe(1)
  expect(document.steps[0]).toMatchObject({status, verify: {answer, tries: 2}})
  expect(document.steps[0].message).toContain(says)
})

test('a changing step is not repeated when its verify says that it holds already', async () => {
  const step = stepText(
    'c',
    '.change retry=3 every=10ms',
    'echo x >> marks; exit 1',
    verify('test "$(wc -l < marks)" -ge 1'),
  )
  const {document, cwd} = await runDocument(runbookText(step))
  expect(document.steps[0]).toMatchObject({status: 'passed', attempts: 2, reason: 'it already held'})
  expect(readFileSync(join(cwd, 'marks'), 'utf8')).toBe('x\n')
})

test('expect refuses other output and names the line', async () => {
  const step = stepText('e', '.read', 'echo one; echo two', '\n```text expect\none\nthree\n```\n')
  const {document} = await runDocument(runbookText(step))
  expect(document.steps[0].message).toBe('Step `e` expects the output line "three", which did not come.')
})

test('a secret capture is masked everywhere and reaches later steps', async () => {
  const markdown = runbookText(
    `${stepText('s', '.read', 'printf hunter2-; echo hunter2').replace('hunter2-;', 'hun""ter2-;').replace('echo hunter2', 'echo hun""ter2').replace('```bash', '```bash secret=TOKEN')}\n${stepText('u', '.read', 'echo "token $TOKEN"; echo "$TOKEN" | base64')}`,
  )
  const {document, stderr, stdout, cwd} = await runDocument(markdown)
  expect(document.status).toBe('passed')
  const journal = readFileSync(join(cwd, '.runbook/runs', document.run, 'journal.ndjson'), 'utf8')
  const log = readFileSync(join(cwd, '.runbook/runs', document.run, 'output/u.1.log'), 'utf8')
  for (const text of [stderr, stdout, journal, log]) {
    expect(text).not.toContain('hunter2')
    expect(text).not.toContain(Buffer.from('hunter2-hunter2').toString('base64').slice(0, 16))
  }
  expect(log).toContain('token [masked]')
})

test('a captured datetime is brought to UTC', async () => {
  const markdown = runbookText(
    stepText('t', '.read', 'echo 2026-02-11T11:00:00+01:00').replace('```bash', '```bash capture=MOMENT'),
    ['inputs:', '  MOMENT: {type: datetime, description: A moment}'],
  )
  const {document} = await runDocument(markdown)
  expect(document.steps[0].captures).toEqual({MOMENT: '2026-02-11T10:00:00.000Z'})
})

test('a value is never code: the command receives exactly what was given', async () => {
  const value = `'"; $(touch pwned) \`touch pwned\` * -rf \n second line`
  const markdown = runbookText(stepText('v', '.read', 'printf "%s" "$VALUE" > got'), [
    'inputs:',
    '  VALUE: {type: string, description: Anything}',
  ])
  const {cwd, exitCode} = await runDocument(markdown, ['--input', `VALUE=${value}`])
  expect(exitCode).toBe(0)
  expect(readFileSync(join(cwd, 'got'), 'utf8')).toBe(value)
  expect(existsSync(join(cwd, 'pwned'))).toBe(false)
})

test('a reader that stops reading does not stop the run', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(
      `${stepText('a', '.read', 'sleep 0.5; echo a >> marks')}\n${stepText('b', '.read', 'echo b >> marks')}`,
    ),
  })
  const {execa} = await import('execa')
  const {stdout} = await execa(
    'bash',
    [
      '-c',
      `"${process.execPath}" "${cliPath}" run r --environment plain | head -n 1; echo "\${PIPESTATUS[0]}"`,
    ],
    {cwd},
  )
  expect(readFileSync(join(cwd, 'marks'), 'utf8')).toBe('a\nb\n')
  expect(stdout.split('\n').at(-1)).toBe('0')
})

test('objectives measure from the start of one step to the end of another', async () => {
  const markdown = runbookText(`${stepText('a', '.read', 'sleep 0.3')}\n${stepText('b', '.read', 'true')}`, [
    'objectives: {rto: {from: a, to: b, within: 1m}}',
  ])
  const {document} = await runDocument(markdown)
  expect(document.objectives.rto.met).toBe(true)
  expect(document.objectives.rto.withinMs).toBe(60_000)
  expect(document.objectives.rto.measuredMs).toBeGreaterThanOrEqual(250)
})
