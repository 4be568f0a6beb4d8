import {createDescendantSearch} from './find-descendants.ts'
import {findMarked, type Marker} from './find-marked.ts'

/** A tree that is to be ended. */
export interface EndingTree {
  /** The process group of a step, which is also the id of its first process. */
  readonly group?: number
  readonly marker: Marker
  readonly graceMs: number
  /** Default: this machine's. */
  readonly platform?: NodeJS.Platform
}

/**
 * Ends a process group and everything that belongs to it: politely first, then for good.
 *
 * A process group is not enough: a step that calls setsid or forks twice leaves its group, and the
 * survivors keep changing things after the operator was told that the step ended. Every descendant carries
 * the run's marker in its environment, so a scan of /proc finds them; where /proc is missing (macOS)
 * parents are followed instead, which finds less, and the docs say so.
 */
export async function endTree(tree: EndingTree): Promise<void> {
  const {group, graceMs} = tree
  const find = createSearch(tree)
  signalAll(group, find(), 'SIGTERM')
  const deadline = performance.now() + graceMs
  while (performance.now() < deadline) {
    if (!isGroupAlive(group) && find().length === 0) return
    await pause(20)
  }
  // A process may fork while it is being killed: two clean scans in a row mean that nothing is left.
  for (let clean = 0, round = 0; clean < 2 && round < 200; round++) {
    const survivors = find()
    signalAll(group, survivors, 'SIGKILL')
    clean = survivors.length === 0 && !isGroupAlive(group) ? clean + 1 : 0
    await pause(10)
  }
}

function createSearch({group, marker, platform = process.platform}: EndingTree): () => readonly number[] {
  if (platform === 'linux') return () => findMarked(marker)
  return group === undefined ? () => [] : createDescendantSearch(group)
}

function signalAll(group: number | undefined, pids: readonly number[], signal: NodeJS.Signals): void {
  if (group !== undefined) sendSignal(-group, signal)
  for (const pid of pids) sendSignal(pid, signal)
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between the scan and the signal: that is what we wanted.
  }
}

/** True while a process group has a member. */
export function isGroupAlive(group: number | undefined): boolean {
  if (group === undefined) return false
  try {
    process.kill(-group, 0)
    return true
  } catch {
    return false
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}
