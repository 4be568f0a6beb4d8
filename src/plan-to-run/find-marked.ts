import {listProcesses} from './list-processes.ts'
import {readProcFile} from './read-proc-file.ts'

/** A variable that every process of a run carries in its environment. */
export interface Marker {
  readonly name: string
  readonly value: string
}

/** What a process's environment says of the marker. */
export type Marking =
  | 'marked'
  | 'not marked'
  /** Not readable, or empty: so it is for a moment while a program starts. */
  | 'nothing to see'

/** Process ids that carry the marker, this process excepted; none where there is no /proc. */
export function findMarked(marker: Marker): readonly number[] {
  const processes = process.platform === 'linux' ? [...listProcesses()] : []
  return processes
    .map(({pid}) => pid)
    .filter((pid) => pid !== process.pid && readMarking(pid, marker) === 'marked')
}

/** Reads whether a process carries the marker; `env -i`, sudo and other users' processes hide or lose it. */
export function readMarking(pid: number, marker: Marker): Marking {
  try {
    const environment = readProcFile(`/proc/${pid}/environ`)
    if (environment.includes(`${marker.name}=${marker.value}\0`)) return 'marked'
    return environment === '' ? 'nothing to see' : 'not marked'
  } catch {
    return 'nothing to see'
  }
}
