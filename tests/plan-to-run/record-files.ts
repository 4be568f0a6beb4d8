import type {AttemptId} from '../../src/model/world.ts'
import type {FilePort} from '../../src/plan-to-run/file-port.ts'
import {nodeFiles} from '../../src/plan-to-run/node-files.ts'

/** One thing that was done to the journal, or a block of a step that was executed. */
export type Operation =
  | {readonly kind: 'write'; readonly data: Buffer}
  | {readonly kind: 'sync'}
  | {readonly kind: 'truncate'; readonly bytes: number}
  | ({readonly kind: 'act'} & AttemptId)

/** The machine's files, which write down what is done to the journal. */
export function recordFiles(operations: Operation[]): FilePort {
  const journals = new Set<number>()
  const sync = (file: number, real: (file: number) => void) => {
    real(file)
    if (journals.has(file)) operations.push({kind: 'sync'})
  }
  return {
    ...nodeFiles,
    open(path, flags) {
      const file = nodeFiles.open(path, flags)
      if (path.endsWith('/journal.ndjson')) journals.add(file)
      return file
    },
    write(file, data) {
      const bytes = nodeFiles.write(file, data)
      if (journals.has(file)) operations.push({kind: 'write', data: Buffer.from(data.subarray(0, bytes))})
      return bytes
    },
    syncContent: (file) => sync(file, nodeFiles.syncContent),
    sync: (file) => sync(file, nodeFiles.sync),
    truncate(file, bytes) {
      nodeFiles.truncate(file, bytes)
      if (journals.has(file)) operations.push({kind: 'truncate', bytes})
    },
    close(file) {
      nodeFiles.close(file)
      journals.delete(file)
    },
  }
}
