import {readdirSync, readFileSync} from 'node:fs'

/**
 * Finds and ends every process of a run.
 *
 * A process group is not enough: a step that calls setsid or forks twice leaves its group, and the
 * survivors keep changing things after the operator was told that the step ended. Every descendant carries
 * the run's marker in its environment, so a scan of /proc finds them; where /proc is missing (macOS)
 * only the group is ended, and the docs say so.
 */
export interface Marker {
  readonly name: string
  readonly value: string
}

/** Process ids that carry the marker, this process excepted. */
export function findMarked(marker: Marker): readonly number[] {
  const needle = `${marker.name}=${marker.value}\0`
  return numericEntries().filter((pid) => pid !== process.pid && environmentOf(pid).includes(needle))
}

/** Ends a process group and everything that carries the marker: politely first, then for good. */
export async function endTree(options: {group?: number; marker: Marker; graceMs: number}): Promise<void> {
  const {group, marker, graceMs} = options
  signalAll(group, findMarked(marker), 'SIGTERM')
  const deadline = performance.now() + graceMs
  while (performance.now() < deadline) {
    if (!isGroupAlive(group) && findMarked(marker).length === 0) return
    await pause(20)
  }
  // A process may fork while it is being killed: two clean scans in a row mean that nothing is left.
  for (let clean = 0, round = 0; clean < 2 && round < 200; round++) {
    const survivors = findMarked(marker)
    signalAll(group, survivors, 'SIGKILL')
    clean = survivors.length === 0 && !isGroupAlive(group) ? clean + 1 : 0
    await pause(10)
  }
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

function numericEntries(): readonly number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []))
  } catch {
    return []
  }
}

function environmentOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // A zombie is dead already; it only waits for its parent.
    if (stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'Z') return ''
    return readFileSync(`/proc/${pid}/environ`, 'latin1')
  } catch {
    return ''
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}
