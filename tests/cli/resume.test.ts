import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {cliPath, runCli} from '../run-cli.ts'
import {hasScript, openTerminal} from '../terminal-session.ts'

const verify = (code: string) => `\n\`\`\`bash verify\n${code}\n\`\`\`\n`

/** Starts the run of `r` and kills the CLI for good once a file appears in the project. */
async function killWhen(file: string, cwd: string): Promise<string> {
  const child = spawn(process.execPath, [cliPath, 'run', 'r', '--environment', 'plain'], {
    cwd,
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  for (let round = 0; round < 400 && !existsSync(join(cwd, file)); round++) await pause(25)
  child.kill('SIGKILL')
  await ended
  const run = readdirSync(join(cwd, '.runbook/runs')).at(-1)!
  for (let round = 0; round < 200 && isAnyAlive(run); round++) await pause(25)
  return run
}

const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs))

function isAnyAlive(run: string): boolean {
  return readdirSync('/proc').some((pid) => {
    try {
      return (
        /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`RUNBOOK_RUN=${run}`)
      )
    } catch {
      return false
    }
  })
}

async function resume(cwd: string, args: readonly string[] = []) {
  const result = await runCli(['resume', '--json', ...args], {cwd})
  return {...result, document: JSON.parse(result.stdout)}
}

const marks = (cwd: string) => readFileSync(join(cwd, 'marks'), 'utf8')

test('a killed run goes on: no finished step runs twice, captures and secrets are there again', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(
      [
        stepText('one', '.change', 'echo one >> marks; echo found', verify('true')).replace(
          '```bash',
          '```bash capture=FOUND',
        ),
        stepText('key', '.read', 'echo key >> marks; echo hidden-hidden').replace(
          '```bash',
          '```bash secret=KEY',
        ),
        stepText('slow', '.read', 'touch here; test -e go-on || sleep 60; echo slow >> marks'),
        stepText('use', '.change', 'test "$KEY" = hidden-hidden; echo "use $FOUND" >> marks', verify('true')),
      ].join('\n'),
    ),
  })
  const run = await killWhen('here', cwd)
  writeFileSync(join(cwd, 'go-on'), '')
  const {document, exitCode} = await resume(cwd)
  expect({exitCode, run: document.run, status: document.status}).toEqual({exitCode: 0, run, status: 'passed'})
  expect(marks(cwd)).toBe('one\nkey\nkey\nslow\nuse found\n')
  const audit = await runCli(['runs', 'audit', run, '--head', document.head], {cwd})
  expect(audit.stdout).toContain('the chain holds')
  expect((await runCli(['resume', run], {cwd})).stderr).toContain('has passed')
})

test.each([
  ['holds', 'grep -q half marks', 0, 'passed', 'half\nlast\n'],
  ['does not hold', 'grep -q whole marks', 4, 'waiting', 'half\n'],
  ['cannot tell', 'exit 7', 4, 'waiting', 'half\n'],
])(
  'a changing step that was cut off is not repeated: its verify %s',
  async (_answer, check, code, status, expected) => {
    const steps = [
      stepText(
        'cut',
        '.change',
        'echo half >> marks; touch here; sleep 60; echo whole >> marks',
        verify(check),
      ),
      stepText('last', '.read', 'echo last >> marks'),
    ]
    const cwd = makeProject({'runbooks/r.md': runbookText(steps.join('\n'))})
    await killWhen('here', cwd)
    const {document, exitCode} = await resume(cwd, ['--yes=destructive'])
    expect({exitCode, status: document.status}).toEqual({exitCode: code, status})
    expect(marks(cwd)).toBe(expected)
  },
)

test.skipIf(!hasScript)(
  'at a terminal only a verify is asked, and the screen comes once, with the question',
  async () => {
    const stuck = stepText('slow', '.change', 'touch here; sleep 60', verify('exit 1'))
    const cwd = makeProject({
      'runbooks/r.md': runbookText(stuck),
      'runbooks/_environments/plain.yaml': 'version: 1\ndescription: D.\nguarded: false\nyes: change\n',
    })
    await killWhen('here', cwd)
    const session = openTerminal(['resume'], {cwd, columns: 100})
    await session.until('PLAIN slow>')
    const shown = session.rows().map(({text}) => text.trimEnd())
    expect(shown).toContain('[1/1] slow  its end is not known, so its verify is asked whether it is done')
    expect(shown.filter((text) => text.includes('touch here'))).toHaveLength(1)
    expect(shown.join('\n')).not.toContain('attempt 2')
    session.type('t\r')
    await session.ended
    expect((await runCli(['report', 'latest'], {cwd})).stdout).toContain(
      'the verify of `slow` was asked; it did not show that the step is done',
    )
  },
)

test('a run whose remaining text has changed is refused by the name of the step, and what is done may change', async () => {
  const text = runbookText(
    `${stepText('done', '.read', 'echo done')}\n${stepText('bad', '.read', 'test -e good')}\n${stepText('later', '.read', 'echo later')}`,
  )
  const cwd = makeProject({'runbooks/r.md': text})
  expect((await runCli(['run', 'r', '--environment', 'plain'], {cwd})).exitCode).toBe(1)
  writeFileSync(join(cwd, 'runbooks/r.md'), text.replace('echo later', 'echo other'))
  const refused = await resume(cwd)
  expect(refused.exitCode).toBe(5)
  expect(refused.document.error.message).toMatch(/has changed in: later\.$/)
  writeFileSync(
    join(cwd, 'runbooks/r.md'),
    text.replace('echo done', 'echo rewritten').replaceAll('Step later', 'Retitled'),
  )
  writeFileSync(join(cwd, 'good'), '')
  expect((await resume(cwd)).exitCode).toBe(0)
})

test('two drivers never drive one run', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(
      stepText('slow', '.read', 'touch here; while ! test -e go-on; do sleep 0.1; done'),
    ),
  })
  const first = runCli(['run', 'r', '--environment', 'plain'], {cwd})
  for (let round = 0; round < 400 && !existsSync(join(cwd, 'here')); round++) await pause(25)
  const second = await resume(cwd)
  writeFileSync(join(cwd, 'go-on'), '')
  expect(second.exitCode).toBe(5)
  expect(second.document.error.message).toMatch(/still at work|is being driven by process/)
  expect((await first).exitCode).toBe(0)
})

test('a lock of another host is taken over only with a reason', async () => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('look', '.read', 'test -e good'))})
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  const [run] = readdirSync(join(cwd, '.runbook/runs'))
  const holder = {host: `not-${hostname()}`, bootId: 'x', pid: 1, processStart: '1', epoch: 3}
  writeFileSync(join(cwd, '.runbook/runs', run!, 'lock.3'), JSON.stringify(holder))
  writeFileSync(join(cwd, 'good'), '')
  expect((await resume(cwd)).document.error.message).toContain(`on host not-${hostname()}`)
  expect((await resume(cwd, ['--take-over', 'its machine burnt down'])).exitCode).toBe(0)
  const journal = readFileSync(join(cwd, '.runbook/runs', run!, 'journal.ndjson'), 'utf8')
  expect(journal).toContain('"takeOver":"its machine burnt down"')
})

test('a torn last line is cut off, and the run goes on', async () => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('look', '.read', 'test -e good'))})
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  const [run] = readdirSync(join(cwd, '.runbook/runs'))
  const journal = join(cwd, '.runbook/runs', run!, 'journal.ndjson')
  writeFileSync(journal, readFileSync(journal, 'utf8').slice(0, -30))
  writeFileSync(join(cwd, 'good'), '')
  const {document, exitCode} = await resume(cwd)
  expect(exitCode).toBe(0)
  expect((await runCli(['runs', 'audit', run!, '--head', document.head], {cwd})).exitCode).toBe(0)
})

test('a run that never started, a damaged one and one of another environment are not taken for the newest unfinished one', async () => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('look', '.read', 'test -e good'))})
  const runs = join(cwd, '.runbook/runs')
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  const [run] = readdirSync(runs)
  mkdirSync(join(runs, '20990101t000000z-r-0001'))
  expect((await runCli(['runs'], {cwd})).stdout).toMatch(/^20990101t000000z-r-0001 {2}not started\n/)
  expect((await resume(cwd, ['20990101t000000z-r-0001'])).document.error.message).toContain('never started')
  const elsewhere = await resume(cwd, ['--environment=production'])
  expect({code: elsewhere.exitCode, message: elsewhere.document.error.message}).toEqual({
    code: 2,
    message: `Run ${run} runs in \`plain\` for life, not in \`production\`.`,
  })
  writeFileSync(join(runs, '20990101t000000z-r-0001/journal.ndjson'), '{}\n')
  expect((await runCli(['runs'], {cwd})).stdout).toMatch(
    /^20990101t000000z-r-0001 {2}damaged {2}.*line 1\.\n/,
  )
  const refused = await resume(cwd)
  expect(refused.exitCode).toBe(5)
  expect(refused.document.error.message).toContain('20990101t000000z-r-0001 is damaged at line 1.')
  writeFileSync(join(cwd, 'good'), '')
  expect((await resume(cwd, [run!, '--environment=plain'])).exitCode).toBe(0)
})

test('without a name the newest unfinished run goes on, and the first lines say which', async () => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('look', '.read', 'test -e good'))})
  const start = () => runCli(['run', 'r', '--environment', 'plain'], {cwd})
  await start()
  // Ids that begin in one second are told apart by chance only.
  await pause(1100)
  await start()
  writeFileSync(join(cwd, 'good'), '')
  const [older, newer] = readdirSync(join(cwd, '.runbook/runs')).sort()
  expect((await runCli(['resume'], {cwd})).stdout).toContain(`resuming ${newer} of r`)
  expect((await runCli(['resume'], {cwd})).stdout).toContain(`resuming ${older} of r`)
  const none = await runCli(['resume'], {cwd})
  expect({code: none.exitCode, stderr: none.stderr}).toEqual({
    code: 2,
    stderr: expect.stringContaining('is unfinished'),
  })
})

test("a run goes on with the values of its plan, not with those of today's environment file", async () => {
  const file = 'runbooks/_environments/valued.yaml'
  const environment = (place: string) =>
    `version: 1\ndescription: A test.\nguarded: false\nyes: destructive\nvalues: {PLACE: ${place}}\n`
  const frontMatter = ['inputs:', '  PLACE: {type: string, description: Where}']
  const cwd = makeProject({
    [file]: environment('here'),
    'runbooks/r.md': runbookText(
      stepText('look', '.read', 'echo "$PLACE" >> marks; test -e good'),
      frontMatter,
    ),
  })
  await runCli(['run', 'r', '--environment', 'valued'], {cwd})
  writeFileSync(join(cwd, file), environment('elsewhere'))
  writeFileSync(join(cwd, 'good'), '')
  expect((await resume(cwd)).exitCode).toBe(0)
  expect(marks(cwd)).toBe('here\nhere\n')
})

test('every command that reads a damaged journal names its line, and none goes on', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('look', '.read', 'touch acted; test -e good')),
  })
  await runCli(['run', 'r', '--environment', 'plain'], {cwd})
  const [run] = readdirSync(join(cwd, '.runbook/runs'))
  const journal = join(cwd, '.runbook/runs', run!, 'journal.ndjson')
  const damaged = readFileSync(journal, 'utf8').replace('"kind":"step-started"', '"kind":"step-starteD"')
  writeFileSync(journal, damaged)
  rmSync(join(cwd, 'acted'))
  const commands = ['report', 'runs audit', 'resume', 'rollback'].map((words) => [...words.split(' '), run!])
  for (const args of [...commands, ['note', run!, 'a word']]) {
    const {exitCode, stdout, stderr} = await runCli(args, {cwd})
    const said = stdout + stderr
    expect({args, exitCode, said}).toEqual({
      args,
      exitCode: 5,
      said: expect.stringContaining('damaged at line 2.'),
    })
  }
  expect((await runCli(['runs'], {cwd})).stdout).toMatch(/ {2}damaged {2}.*line 2\.\n/)
  expect(existsSync(join(cwd, 'acted'))).toBe(false)
  expect(readFileSync(journal, 'utf8')).toBe(damaged)
})
