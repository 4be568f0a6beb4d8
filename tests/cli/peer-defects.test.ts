import {spawn} from 'node:child_process'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {cliPath, runCli} from '../run-cli.ts'

// Each test is named after what another runner of Markdown did to its users. None of it may happen here.

const plain = ['--environment', 'plain', '--json']

/** A read step whose output is kept as `name`. */
function captureStep(id: string, name: string, code: string): string {
  return stepText(id, '.read', code).replace('```bash', `\`\`\`bash capture=${name}`)
}

test('two runs at the same time never see each other’s values, and a value keeps all its lines', async () => {
  const show = `${captureStep('keep', 'KEPT', 'sleep 0.3; printf "%s\\nsecond line\\n\\nfourth" "$WHO"')}
${stepText('show', '.read', 'sleep 0.3; printf "<%s>" "$KEPT"')}`
  const cwd = makeProject({
    'runbooks/r.md': runbookText(show, ['inputs:', '  WHO: {type: string, description: Who}']),
  })
  const names = ['ada', 'grace', 'barbara']
  const runs = await Promise.all(
    names.map((name) => runCli(['run', 'r', ...plain, '--input', `WHO=${name}`], {cwd})),
  )
  const tails = runs.map(({stdout}) => JSON.parse(stdout).steps[1].output.tail)
  expect(tails).toEqual(names.map((name) => `<${name}\nsecond line\n\nfourth>`))
})

test('no value reaches a file outside the folder of its run', async () => {
  const mark = `value-${Date.now()}-${process.pid}`
  const before = new Set(readdirSync(tmpdir()))
  const cwd = makeProject({'runbooks/r.md': runbookText(captureStep('keep', 'KEPT', `echo ${mark}`))})
  expect((await runCli(['run', 'r', ...plain], {cwd})).exitCode).toBe(0)
  const made = readdirSync(tmpdir(), {withFileTypes: true}).filter(
    (entry) => entry.isFile() && !before.has(entry.name),
  )
  const found = made.filter(({name}) => readFileSync(join(tmpdir(), name), 'utf8').includes(mark))
  expect(found).toEqual([])
})

test('a substitution in a command happens once', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(
      stepText('count', '.read', 'value=$(echo x >>count.txt; echo y)\necho "$value"'),
    ),
  })
  await runCli(['run', 'r', ...plain], {cwd})
  expect(readFileSync(join(cwd, 'count.txt'), 'utf8')).toBe('x\n')
})

test('output of a long step is seen while it runs', async () => {
  const cwd = makeProject({
    'runbooks/r.md': runbookText(
      stepText('slow', '.read', 'echo early; while test ! -e go; do sleep 0.05; done; echo late'),
    ),
  })
  const child = spawn(process.execPath, [cliPath, 'run', 'r', '--environment', 'plain'], {cwd})
  let seen = ''
  const early = new Promise<string>((resolve) =>
    child.stdout.on('data', (data) => {
      seen += data
      // The step cannot end before the file is there: what is seen now came while it ran.
      if (/│ early/.test(seen)) resolve(seen)
    }),
  )
  expect(await early).not.toContain('│ late')
  writeFileSync(join(cwd, 'go'), '')
  await new Promise((resolve) => child.on('close', resolve))
  expect(seen).toContain('│ late')
})

test('what steps before a failure have captured is there when the run goes on', async () => {
  const steps = `${captureStep('keep', 'KEPT', 'echo once >>ran.txt; echo precious')}
${stepText('fail', '.read', 'test -e mended; echo "got $KEPT"')}`
  const cwd = makeProject({'runbooks/r.md': runbookText(steps)})
  const first = await runCli(['run', 'r', ...plain], {cwd})
  expect(first.exitCode).toBe(1)
  writeFileSync(join(cwd, 'mended'), '')
  const again = await runCli(['resume', JSON.parse(first.stdout).run, '--json'], {cwd})
  expect(again.exitCode).toBe(0)
  expect(JSON.parse(again.stdout).steps[1].output.tail).toContain('got precious')
  expect(readFileSync(join(cwd, 'ran.txt'), 'utf8')).toBe('once\n')
})

test('a plan shows every step, not only the first', async () => {
  const ids = ['one', 'two', 'three']
  const cwd = makeProject({
    'runbooks/r.md': runbookText(ids.map((id) => stepText(id, '.read', `echo ${id}-command`)).join('\n')),
  })
  const {stdout} = await runCli(['plan', 'r', '--environment', 'plain'], {cwd})
  for (const id of ids) expect(stdout).toContain(`echo ${id}-command`)
})

test('two runs of one runbook are resumed each from its own place', async () => {
  const steps = `${stepText('first', '.read', 'test -e "go-$WHO-first"')}\n${stepText('second', '.read', 'test -e "go-$WHO-second"')}`
  const cwd = makeProject({
    'runbooks/r.md': runbookText(steps, ['inputs:', '  WHO: {type: string, description: Who}']),
  })
  const start = async (who: string) => {
    const {stdout} = await runCli(['run', 'r', ...plain, '--input', `WHO=${who}`], {cwd})
    return JSON.parse(stdout) as {run: string; steps: {status: string}[]}
  }
  writeFileSync(join(cwd, 'go-ada-first'), '')
  const [ada, grace] = [await start('ada'), await start('grace')]
  expect(ada.steps.map(({status}) => status)).toEqual(['passed', 'failed'])
  expect(grace.steps.map(({status}) => status)).toEqual(['failed', 'not-run'])
  for (const file of ['go-ada-second', 'go-grace-first', 'go-grace-second'])
    writeFileSync(join(cwd, file), '')
  for (const {run} of [ada, grace]) {
    const {exitCode, stdout} = await runCli(['resume', run, '--json'], {cwd})
    expect({exitCode, run: JSON.parse(stdout).run}).toEqual({exitCode: 0, run})
  }
})

test('a step past its timeout does not hold the run for a fixed time', async () => {
  const code = '(trap "exit 0" TERM; while :; do sleep 0.05; done) & wait'
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('hang', '.read timeout=1s grace=60s', code)),
  })
  const {stdout} = await runCli(['run', 'r', ...plain], {cwd})
  // It ended politely, so nothing waited for the minute of its grace.
  const [{status, durationMs}] = JSON.parse(stdout).steps
  expect(status).toBe('timed-out')
  expect(durationMs).toBeLessThan(60_000)
})

test('a runbook that fails ends with a status that is not zero, with no option asked for', async () => {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('fail', '.read', 'false'))})
  expect((await runCli(['run', 'r', '--environment', 'plain'], {cwd})).exitCode).toBe(1)
})
