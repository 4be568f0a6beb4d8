import {randomUUID} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {eventually, followRun} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {processesNamed} from '../processes-named.ts'
import {projectRoot} from '../run-cli.ts'
import {openTerminal} from '../terminal-session.ts'
import {campaign} from './campaign.ts'

const wildTree = readFileSync(join(projectRoot, 'tests/programs/wild-tree.sh'), 'utf8')
const trials = {share: 10, full: 100}

/** A project whose one step grows the wild tree, and the word that its processes carry. */
function plant(attributes: string): {cwd: string; word: string} {
  const word = `tree-${randomUUID()}`
  const code = `set -- ${word}\n${wildTree}`
  return {cwd: makeProject({'runbooks/r.md': runbookText(stepText('grow', attributes, code))}), word}
}

/** Starts the run, lets the tree grow, and gives what happened until the CLI was gone. */
async function fell(
  {cwd, word}: {cwd: string; word: string},
  signal: NodeJS.Signals | undefined,
  waitMs: number,
) {
  const followed = followRun(['r', '--environment=plain'], cwd)
  const {run} = await followed.next((event) => event.kind === 'run-started')
  const log = join(cwd, '.runbook/runs', run, 'output/grow.1.log')
  if (signal) {
    if (!(await eventually(() => readText(log).includes('grown')))) throw new Error('the tree did not grow')
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    process.kill(followed.pid, signal)
  }
  const code = await followed.ended
  // A killed CLI leaves it to the watchdog, which has the run's name among its arguments.
  await eventually(() => processesNamed(run).length === 0)
  const alive = processesNamed(word)
  for (const pid of alive) process.kill(pid, 'SIGKILL')
  const journal = readText(join(cwd, '.runbook/runs', run, 'journal.ndjson'))
  const ends = [...journal.matchAll(/"kind":"(?:step|run)-ended".*?"status":"([a-z-]+)"/g)]
  return {alive: alive.length, code, ends: ends.map((match) => match[1])}
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function expectEnd(actual: object, expected: object): void {
  const [was, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (was !== wanted) throw new Error(`${was} instead of ${wanted}`)
}

campaign({
  name: 'trees, timeout',
  promise: 'a timeout leaves no descendant alive',
  trials,
  async trial(random) {
    const timeoutMs = 300 + random.below(400)
    const end = await fell(plant(`.change timeout=${timeoutMs}ms grace=200ms`), undefined, 0)
    expectEnd(end, {alive: 0, code: 1, ends: ['timed-out', 'failed']})
  },
})

campaign({
  name: 'trees, Ctrl-C',
  promise: 'Ctrl-C at a terminal asks once, and the second one leaves no descendant alive',
  trials,
  async trial(random) {
    const {cwd, word} = plant('.change grace=200ms')
    const session = openTerminal(['run', 'r', '--environment=plain'], {cwd})
    await session.sees('│ grown')
    session.type('\x03')
    await session.sees('[k]eep waiting>')
    if (processesNamed(word).length < 8) throw new Error('the step did not go on')
    await new Promise((resolve) => setTimeout(resolve, random.below(100)))
    session.type('\x03')
    const code = await session.ended
    const alive = processesNamed(word)
    for (const pid of alive) process.kill(pid, 'SIGKILL')
    expectEnd({alive: alive.length, code}, {alive: 0, code: 130})
  },
})

const signals = [
  ['SIGINT', 130, ['unknown', 'interrupted']],
  ['SIGTERM', 143, ['unknown', 'interrupted']],
  ['SIGHUP', 129, ['unknown', 'interrupted']],
  ['SIGKILL', 'SIGKILL', []],
] as const

for (const [signal, code, ends] of signals) {
  campaign({
    name: `trees, ${signal}`,
    promise: `${signal} to the command leaves no descendant alive`,
    trials,
    async trial(random) {
      const end = await fell(plant('.change grace=200ms'), signal, random.below(300))
      expectEnd(end, {alive: 0, code, ends})
    },
  })
}
