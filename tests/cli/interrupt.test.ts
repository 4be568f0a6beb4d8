import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {eventually, leftovers} from '../follow-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {openTerminal} from '../terminal-session.ts'

const ctrlC = '\x03'
const slow = 'touch here; until [ -e go ]; do sleep 0.05; done; echo came to its end'

/** A step that goes on until a file named `go` is there, in a terminal. */
async function start(attributes = '.change grace=300ms') {
  const cwd = makeProject({'runbooks/r.md': runbookText(stepText('slow', attributes, slow))})
  const session = openTerminal(['run', 'r', '--environment=plain'], {cwd})
  expect(await eventually(() => existsSync(join(cwd, 'here')))).toBe(true)
  return {cwd, session}
}

function recordOf(cwd: string) {
  const [run] = readdirSync(join(cwd, '.runbook/runs')).sort()
  const journal = readFileSync(join(cwd, '.runbook/runs', run!, 'journal.ndjson'), 'utf8')
  const events = journal
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const statuses = events.flatMap(({kind, status}) => (kind.endsWith('-ended') ? [status] : []))
  return {run: run!, statuses}
}

test('the first Ctrl-C asks, while the step goes on; the second one ends it', async () => {
  const {cwd, session} = await start()
  session.type(ctrlC)
  await session.sees('Step slow goes on.')
  await session.sees('[e]nd it, [k]eep waiting>')
  expect(recordOf(cwd).statuses).toEqual([])
  session.type(ctrlC)
  expect(await session.ended).toBe(130)
  expect(recordOf(cwd).statuses).toEqual(['unknown', 'interrupted'])
  expect(leftovers(recordOf(cwd).run).processes).toEqual([])
})

test('e ends the step', async () => {
  const {cwd, session} = await start()
  session.type(ctrlC)
  await session.sees('[e]nd it, [k]eep waiting>')
  session.type('e\r')
  expect(await session.ended).toBe(130)
  expect(recordOf(cwd).statuses).toEqual(['unknown', 'interrupted'])
})

test('Enter keeps waiting, and the next Ctrl-C asks again', async () => {
  const {cwd, session} = await start()
  for (const answer of ['\r', 'k\r', 'what\r']) {
    session.type(ctrlC)
    await session.sees('[e]nd it, [k]eep waiting>')
    session.type(answer)
    await session.sees('Waiting for slow.')
  }
  writeFileSync(join(cwd, 'go'), '')
  expect(await session.ended).toBe(0)
  expect(recordOf(cwd).statuses).toEqual(['passed', 'passed'])
})

test('a step that ends while the question stands takes it away', async () => {
  const {cwd, session} = await start()
  session.type(ctrlC)
  await session.sees('[e]nd it, [k]eep waiting>')
  writeFileSync(join(cwd, 'go'), '')
  expect(await session.ended).toBe(0)
  expect(recordOf(cwd).statuses).toEqual(['passed', 'passed'])
  expect(session.raw()).toContain('came to its end')
})
