import {execFileSync, spawn} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {expect, test} from 'vitest'
import {endTree} from '../../src/plan-to-run/process-tree.ts'

/** Ids of the processes whose arguments contain this text. */
function processesNamed(name: string): readonly number[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,args='], {encoding: 'utf8'}).split('\n')
  return lines.filter((line) => line.includes(name)).map((line) => Number.parseInt(line, 10))
}

async function eventually(holds: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}

/** One in the group, one in a session of its own, and one below that: both ignore SIGTERM. */
const tree = `
  sleepy() { exec -a "$1" sleep 60; }
  setsid bash -c 'trap "" TERM; (exec -a "$1" sleep 60) & exec -a "$1" sleep 60' bash "$1" &
  sleepy "$1"
`

test('without /proc the descendants are found through their parents, also in sessions of their own', async () => {
  const name = `tree-${randomUUID()}`
  const {pid: group} = spawn('bash', ['-c', tree, 'bash', name], {detached: true, stdio: 'ignore'})
  try {
    expect(await eventually(() => processesNamed(name).length === 3)).toBe(true)
    const marker = {name: 'RUNBOOK_RUN', value: 'nobody carries this'}
    await endTree({group: group!, marker, graceMs: 100, platform: 'darwin'})
    expect(processesNamed(name)).toEqual([])
  } finally {
    for (const pid of processesNamed(name)) process.kill(pid, 'SIGKILL')
  }
})
