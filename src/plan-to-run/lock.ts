import {linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import * as z from 'zod'
import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'

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
type Holder = z.output<typeof holderSchema>

/** The right to drive a run. Two drivers would do every step twice. */
export interface Lock {
  readonly epoch: number
  /** False once another driver has taken the run over: this one must stop. */
  isHeld(): boolean
  release(): void
}

/**
 * Takes the lock of a run's folder. A lock whose process is gone is taken over; one of a living process never is,
 * and one of another host only with a reason. Throws RunbookError (exit 5) otherwise.
 */
export function acquireLock(folder: string, options: {takeOver?: string | undefined} = {}): Lock {
  const path = join(folder, 'lock')
  const before = readHolder(path)
  if (before) refuseHeld(before, folder, options.takeOver)
  const own = {...thisProcess(), epoch: (before?.epoch ?? 0) + 1}
  const written = `${path}.${own.pid}.${own.epoch}`
  writeFileSync(written, JSON.stringify(own), {mode: 0o600})
  if (before) renameSync(written, path)
  else createOnce(written, path, folder)
  return {
    epoch: own.epoch,
    isHeld: () => readHolder(path)?.epoch === own.epoch,
    release: () => rmSync(path, {force: true}),
  }
}

/** A link fails where a file is already: of two drivers that start together only one gets it. */
function createOnce(written: string, path: string, folder: string): void {
  try {
    linkSync(written, path)
  } catch {
    const holder = readHolder(path)
    if (holder) refuseHeld(holder, folder, undefined)
    throw locked(folder, 'another driver', 'Try again.')
  } finally {
    unlinkSync(written)
  }
}

function refuseHeld(holder: Holder, folder: string, takeOver: string | undefined): void {
  const here = thisProcess()
  if (holder.host !== here.host) {
    if (takeOver !== undefined) return
    throw locked(
      folder,
      `process ${holder.pid} on host ${holder.host}`,
      'Make sure that it has ended, then pass --take-over "REASON".',
    )
  }
  const isGone = holder.bootId !== here.bootId || processStart(holder.pid) !== holder.processStart
  if (!isGone) throw locked(folder, `process ${holder.pid}`, 'Wait for it, or end it.')
}

function locked(folder: string, by: string, hint: string): RunbookError {
  return new RunbookError(`The run in ${folder} is being driven by ${by}.`, {
    hint,
    exitCode: exitCodes.unsafe,
  })
}

function readHolder(path: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // No lock, or one that was never written whole.
    return undefined
  }
}

function thisProcess(): Omit<Holder, 'epoch'> {
  return {host: hostname(), bootId: bootId(), pid: process.pid, processStart: processStart(process.pid) ?? ''}
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/** `undefined` when there is no such process; `''` when there is one and its start cannot be read. */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program may hold spaces and brackets: count from its last one.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
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
