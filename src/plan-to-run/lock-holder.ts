import {readFileSync} from 'node:fs'
import {hostname} from 'node:os'
import * as z from 'zod'

const holderSchema = z.strictObject({
  host: z.string(),
  /** Changes with every boot, so that a number that was given out again is not taken for the old process. */
  bootId: z.string(),
  pid: z.number().int(),
  /** Start of the process in clock ticks since the boot, `''` where /proc is missing. */
  processStart: z.string(),
  /** Grows by one with every driver of the run. */
  epoch: z.number().int(),
})
/** Who drives a run, or drove it. */
export type Holder = z.output<typeof holderSchema>

/** This process as the holder of an epoch. */
export function thisHolder(epoch: number): Holder {
  return {
    host: hostname(),
    bootId: bootId(),
    pid: process.pid,
    processStart: processStart(process.pid) ?? '',
    epoch,
  }
}

/** Reads a lock file; `undefined` when it was released. */
export function readHolder(path: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Emptied by its holder, or by a loss of power, which ended the holder too.
    return undefined
  }
}

/** True when the holder has ended; of another host only a person can say so. */
export function isGone(holder: Holder): boolean {
  const here = thisHolder(0)
  if (holder.host !== here.host) return false
  return holder.bootId !== here.bootId || processStart(holder.pid) !== holder.processStart
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/** `undefined` when no such process lives; `''` when one does and its start cannot be read. */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program may hold spaces and brackets: count from its last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; in a container without an init nobody may ever collect it.
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return isAlive(pid) ? '' : undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
