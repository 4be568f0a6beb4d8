import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {readJournal} from '../../src/plan-to-run/read-journal.ts'
import {eventually, leftovers} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {processesNamed} from '../processes-named.ts'
import {runCli} from '../run-cli.ts'
import {hasScript, openTerminal} from '../terminal-session.ts'

/** Opens a terminal for `runbook run r`, closes it at a moment, and gives how the run ended. */
async function closeAt(isThere: (cwd: string) => boolean, cwd: string) {
  const session = openTerminal(['run', 'r', '--environment=plain'], {cwd, columns: 80})
  expect(await eventually(() => isThere(cwd))).toBe(true)
  process.kill(session.pid, 'SIGKILL')
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
    const {run, kinds} = await closeAt(() => existsSync(join(cwd, 'here')), cwd)
    expect(kinds).toEqual(['run-started', 'step-started', 'step-ended unknown', 'run-ended interrupted'])
    writeFileSync(join(cwd, 'good'), '')
    expect((await runCli(['resume', run], {cwd})).exitCode).toBe(0)
  },
)

test.skipIf(!hasScript)('a terminal that is closed at a question is no answer: nothing runs', async () => {
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
  const {kinds} = await closeAt(isAsked, cwd)
  expect(kinds).toEqual(['run-started', 'asked', 'run-ended interrupted'])
  expect(existsSync(join(cwd, 'acted'))).toBe(false)
})
