import {createInterface} from 'node:readline'
import {acquireLock} from '../../src/plan-to-run/lock.ts'

/** Says `ready`, waits for a line that names an instant, takes the lock of the folder then, and keeps it until it is killed. */
const folder = process.argv[2]!
process.stdout.write('ready\n')
createInterface({input: process.stdin}).once('line', (instant) => {
  // Several drivers wait for the same instant on the spot: a timer would set them apart.
  while (Date.now() < Number(instant));
  process.stdout.write(`${take()}\n`)
})

function take(): string {
  try {
    return `epoch ${acquireLock(folder).epoch}`
  } catch {
    return 'refused'
  }
}
