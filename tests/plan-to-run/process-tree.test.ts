import {spawn} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {endMembers, endTree} from '../../src/plan-to-run/process-tree.ts'
import {createTreeMembers} from '../../src/plan-to-run/tree-members.ts'
import {eventually} from '../follow-run.ts'
import {makeProject} from '../make-project.ts'
import {processesNamed} from '../processes-named.ts'

const marker = {name: 'RUNBOOK_RUN', value: 'nobody carries this'}

/** Starts a script in a session of its own; `$1` is a word that its processes carry among their arguments. */
function grow(script: string, options: {cwd?: string; env?: Record<string, string>} = {}) {
  const word = `tree-${randomUUID()}`
  const child = spawn('bash', ['-c', script, 'bash', word], {detached: true, stdio: 'ignore', ...options})
  onTestFinished(() => {
    for (const pid of processesNamed(word)) process.kill(pid, 'SIGKILL')
  })
  return {session: child.pid!, word}
}

test('without /proc the descendants are found through their parents, also in sessions of their own', async () => {
  const {session, word} = grow(`
    setsid bash -c 'trap "" TERM; (exec -a "$1" sleep 60) & exec -a "$1" sleep 60' bash "$1" &
    exec -a "$1" sleep 60`)
  expect(await eventually(() => processesNamed(word).length === 3)).toBe(true)
  await endTree({sessions: [session], marker, graceMs: 100, platform: 'darwin'})
  expect(processesNamed(word)).toEqual([])
})

test('each process is asked once to end: tools take a second signal for an order to drop everything', async () => {
  const cwd = makeProject({})
  const {session, word} = grow(
    `trap 'echo asked >> asked' TERM
    touch ready; for i in {1..10}; do sleep 0.05; done; exit`,
    {cwd, env: {...(process.env as Record<string, string>), [marker.name]: marker.value}},
  )
  await eventually(() => processesNamed(word).length > 0)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await endTree({sessions: [session], marker, graceMs: 5000})).toEqual([])
  expect(readFileSync(join(cwd, 'asked'), 'utf8')).toBe('asked\n')
})

test('who threw the marker away, left the session and lost its parent is found when it was seen before', async () => {
  const cwd = makeProject({})
  const {session, word} = grow(
    `env -i setsid bash -c '(exec -a "$0" sleep 60) & until [ -e go ]; do sleep 0.05; done' "$1" &
    exec -a "$1" sleep 60`,
    {cwd},
  )
  const members = createTreeMembers({sessions: [session], marker})
  expect(await eventually(() => processesNamed(word).length === 3)).toBe(true)
  members.remember()
  writeFileSync(join(cwd, 'go'), '')
  expect(await eventually(() => processesNamed(word).length === 2)).toBe(true)
  expect(await endMembers(members, 50)).toEqual([])
  expect(processesNamed(word)).toEqual([])
})

test('a session that somebody else leads is left alone, though one process in it carries the marker', async () => {
  const {word} = grow(
    `(export ${marker.name}="${marker.value} here"; exec -a "$1-marked" sleep 60) & exec -a "$1" sleep 60`,
  )
  expect(await eventually(() => processesNamed(word).length === 2)).toBe(true)
  await endTree({marker: {...marker, value: `${marker.value} here`}, graceMs: 50})
  expect(processesNamed(`${word}-marked`)).toEqual([])
  expect(processesNamed(word)).toHaveLength(1)
})

test.each([0, 1000])(
  'a script whose tree is ended within %i ms does not go on with its next command',
  async (graceMs) => {
    const cwd = makeProject({})
    for (let trial = 0; trial < 10; trial++) {
      const {session, word} = grow(
        `for number in 1 2; do bash -c '(exec -a "$1" sleep 60); touch went-on' bash "$1" & done
        (exec -a "$1" sleep 60); touch went-on`,
        {cwd},
      )
      expect(await eventually(() => processesNamed(word).length === 6)).toBe(true)
      expect(await endTree({sessions: [session], marker, graceMs})).toEqual([])
    }
    expect(existsSync(join(cwd, 'went-on'))).toBe(false)
  },
)
