import {readdirSync, readFileSync} from 'node:fs'

/** A variable that every process of a run carries in its environment. */
export interface Marker {
  readonly name: string
  readonly value: string
}

/** Process ids that carry the marker, this process excepted; none where there is no /proc. */
export function findMarked(marker: Marker): readonly number[] {
  const needle = `${marker.name}=${marker.value}\0`
  return numericEntries().filter((pid) => pid !== process.pid && environmentOf(pid).includes(needle))
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
