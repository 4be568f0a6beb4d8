import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {readJournal} from '../../src/plan-to-run/read-journal.ts'
import {eventually, leftovers} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {processesNamed} from '../processes-named.ts'
import {cliPath, runCli} from '../run-cli.ts'
import {hasScript, openTerminal} from '../terminal-session.ts'

const tellEnd = fileURLToPath(new URL('../programs/tell-end.mjs', import.meta.url))

/** Opens a terminal for `runbook run r`, closes it at a moment, and gives how the run ended. */
async function closeAt(isThere: (cwd: string) => boolean, {cwd, waitMs = 0}: {cwd: string; waitMs?: number}) {
  const end = join(cwd, 'end')
  const session = openTerminal(['run', 'r', '--environment=plain'], {
    cwd,
    program: tellEnd,
    env: {RUNBOOK_TEST_CLI: cliPath, RUNBOOK_TEST_END: end},
  })
  expect(await eventually(() => isThere(cwd))).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, waitMs))
  process.kill(session.pid, 'SIGKILL')
  // Node aborts where it finds its terminal gone: the exit has to come from the hang-up.
  expect(await eventually(() => existsSync(end) && readFileSync(end, 'utf8') !== '')).toBe(true)
  expect(readFileSync(end, 'utf8')).toBe('SIGHUP')
  const [run] = readdirSync(join(cwd, '.runbook/runs'))
  const kinds = () =>
    readJournal(join(cwd, '.runbook/runs', run!)).map((line) =>
      'status' in line ? `${line.kind} ${line.status}` : line.kind,
    )
  expect(await eventually(() => kinds().at(-1) === 'run-ended interrupted')).toBe(true)
  expect(await eventually(() => processesNamed(run!).length === 0)).toBe(true)
  expect(leftovers(run!).processes).toEqual([])
  return {run: run!, kinds: kinds()}
}

test.skipIf(!hasScript)(
  'a terminal that is closed under a step ends its whole tree, and the run goes on later',
  async () => {
    const tree = '(setsid sleep 300 &) ; touch here; test -e good || while :; do echo tick; sleep 0.1; done'
    const text = runbookText(
      stepText('slow', '.change grace=200ms', tree, '\n```bash verify\ntest -e good\n```\n'),
    )
    const cwd = makeProject({'runbooks/r.md': text})
    const {run, kinds} = await closeAt(() => existsSync(join(cwd, 'here')), {cwd})
    expect(kinds).toEqual(['run-started', 'step-started', 'step-ended unknown', 'run-ended interrupted'])
    writeFileSync(join(cwd, 'good'), '')
    expect((await runCli(['resume', run], {cwd})).exitCode).toBe(0)
  },
)

/** Before the question stands, while the terminal is set up for it, and when a person would type. */
const moments = [0, 5, 10, 15, 20, 25, 30, 35, 40, 200]

test.skipIf(!hasScript).each(moments)(
  'a terminal that is closed at a question, %i ms after it was put, is no answer: nothing runs',
  async (waitMs) => {
    const manual = ':::step[By hand]{#hand .change}\nDo it.\n:::\n'
    const cwd = makeProject({
      'runbooks/r.md': runbookText(`${manual}\n${stepText('after', '.change', 'touch acted')}`),
    })
    const isAsked = () => {
      const runs = join(cwd, '.runbook/runs')
      const [run] = existsSync(runs) ? readdirSync(runs) : []
      const journal = join(runs, run ?? '', 'journal.ndjson')
      return existsSync(journal) && readFileSync(journal, 'utf8').includes('"kind":"asked"')
    }
    const {kinds} = await closeAt(isAsked, {cwd, waitMs})
    expect(kinds).toEqual(['run-started', 'asked', 'run-ended interrupted'])
    expect(existsSync(join(cwd, 'acted'))).toBe(false)
  },
)
