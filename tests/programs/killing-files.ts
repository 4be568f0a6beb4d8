import {writeFileSync} from 'node:fs'
import type {FilePort} from '../../src/plan-to-run/file-port.ts'
import {nodeFiles as real} from '../../src/plan-to-run/node-files.ts'

/**
 * The machine's files, in whose middle the process dies. They stand in for the port's default when a test bundles the CLI.
 * Each operation has a point before it; a write has another one at which half of it is on the disk, and a sync
 * another one after it, before anything acts. KILL_AT is the point at which the process ends as if by kill -9;
 * POINTS_FILE is told how many there were.
 */
const killAt = Number(process.env.KILL_AT ?? Number.POSITIVE_INFINITY)
let points = 0

/** True at the point at which the process is to die. */
function isReached(): boolean {
  points += 1
  return points === killAt
}

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // The signal ends this process before the call returns.
  throw new Error('still alive')
}

function before<Arguments extends readonly unknown[], Result>(
  operation: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  return (...given) => {
    if (isReached()) die()
    return operation(...given)
  }
}

export const nodeFiles: FilePort = {
  ...real,
  makeFolder: before(real.makeFolder),
  open: before(real.open),
  write: before((file, data) => {
    if (!isReached()) return real.write(file, data)
    real.write(file, data.subarray(0, Math.ceil(data.length / 2)))
    return die()
  }),
  syncContent: before((file) => {
    real.syncContent(file)
    if (isReached()) die()
  }),
  sync: before(real.sync),
  truncate: before(real.truncate),
  link: before(real.link),
  remove: before(real.remove),
}

process.on('exit', () => {
  if (process.env.POINTS_FILE !== undefined) writeFileSync(process.env.POINTS_FILE, String(points))
})
