import {existsSync, readdirSync, readFileSync, readlinkSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {eventually, followRun, leftovers} from '../follow-run.ts'
import {cliPath, runCli} from '../run-cli.ts'
import {drillProject} from './drill-project.ts'

const limit = {timeout: 120_000}
const nothing = {processes: [], folders: []}

test('Ctrl-C in the middle of the clone ends the run and leaves nothing behind', limit, async () => {
  const cwd = drillProject()
  const followed = followRun(['disaster-recovery', '--environment=rehearsal'], cwd)
  const {run} = await followed.next((event) => event.kind === 'run-started')
  await followed.next((event) => event.kind === 'step-started' && event.step === 'clone')
  await new Promise((resolve) => setTimeout(resolve, 800))
  process.kill(followed.pid, 'SIGINT')
  const ended = await followed.next((event) => event.kind === 'step-ended' && event.step === 'clone')
  expect(ended.status).toBe('unknown')
  expect(await followed.ended).toBe(130)
  expect(leftovers(run)).toEqual(nothing)
  expect((await runCli(['resume'], {cwd})).stderr).toContain(`${run} was a rehearsal, and its world ended`)
})

test('SIGKILL of the CLI leaves no process and no folder behind', limit, async () => {
  const cwd = drillProject((markdown) =>
    markdown.replace('echo "Incident declared at $RUNBOOK_STARTED"', 'sleep 100 & sleep 100'),
  )
  const followed = followRun(['disaster-recovery', '--environment=rehearsal', '--only=declare'], cwd)
  const {run} = await followed
    .next((event) => event.kind === 'step-started')
    .then(() => followed.next((event) => event.kind === 'run-started'))
  expect(await eventually(() => leftovers(run).processes.length > 2)).toBe(true)
  for (const pid of processesOf(cwd)) process.kill(pid, 'SIGKILL')
  await followed.ended
  expect(
    await eventually(() => leftovers(run).processes.length === 0 && leftovers(run).folders.length === 0),
  ).toBe(true)
})

test(
  'a rehearsal whose part behind the wall is killed says so, and leaves nothing',
  limit,
  async ({skip}) => {
    const cwd = drillProject()
    const running = runCli(['run', 'disaster-recovery', '--environment=rehearsal', '--json'], {cwd})
    const runs = join(cwd, '.runbook/runs')
    expect(await eventually(() => existsSync(runs) && readdirSync(runs).length > 0)).toBe(true)
    const [run] = readdirSync(runs)
    const [, ...behindWall] = [...processesOf(cwd)].sort((one, other) => one - other)
    if (behindWall.length === 0) skip('no namespace here')
    for (const pid of behindWall) process.kill(pid, 'SIGKILL')
    const {exitCode, stdout} = await running
    expect(exitCode).toBe(5)
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "error": {
          "hint": "Its world is gone. See how far it came with \`runbook report latest\`, then rehearse again.",
          "message": "The rehearsal was ended by SIGKILL from outside.",
        },
        "version": 1,
      }
    `)
    expect(
      await eventually(() => leftovers(run!).processes.length === 0 && leftovers(run!).folders.length === 0),
    ).toBe(true)
  },
)

/** The CLI and its child behind the wall: what runs our bundle in that folder. */
function processesOf(cwd: string): readonly number[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cliPath) &&
          readlinkSync(`/proc/${pid}/cwd`) === cwd
        )
      } catch {
        return false
      }
    })
    .map(Number)
}
