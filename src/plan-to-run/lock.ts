import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {exitCodes} from '../model/exit-codes.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {FilePort} from './file-port.ts'
import {type Holder, isGone, readHolder, thisHolder} from './lock-holder.ts'
import {nodeFiles} from './node-files.ts'
import {unwritable} from './record-error.ts'

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
 *
 * Each driver has a file of its own, `lock.EPOCH`, and the highest one counts. It comes into being whole, by a link,
 * which fails where the name is taken: of drivers that come together only one gets the next epoch. The files stay,
 * emptied when they are released, so that an epoch is never given out twice and an old driver always sees a newer one.
 */
export function acquireLock(
  folder: string,
  options: {takeOver?: string | undefined; files?: FilePort} = {},
): Lock {
  const {takeOver, files = nodeFiles} = options
  const last = lastEpoch(folder)
  const before = readHolder(lockPath(folder, last))
  if (before) refuseHeld(before, folder, takeOver)
  const own = thisHolder(last + 1)
  const path = lockPath(folder, own.epoch)
  claim(own, folder, files)
  return {
    epoch: own.epoch,
    isHeld: () => lastEpoch(folder) === own.epoch,
    release: () => empty(path, files),
  }
}

/** Who drives the run now; `undefined` when nobody does. One on another host may have ended: nobody here can see that. */
export function findDriver(folder: string): Holder | undefined {
  const holder = readHolder(lockPath(folder, lastEpoch(folder)))
  return holder && !isGone(holder) ? holder : undefined
}

function claim(own: Holder, folder: string, files: FilePort): void {
  const path = lockPath(folder, own.epoch)
  const written = join(folder, `claim.${own.pid}`)
  try {
    // One of an earlier process with the same number, which was killed here.
    files.remove(written)
    const file = files.open(written, 'ax')
    files.write(file, Buffer.from(JSON.stringify(own)))
    files.close(file)
    files.link(written, path)
  } catch (cause) {
    const winner = readHolder(path)
    if (winner) throw locked(folder, winner)
    throw unwritable(folder, cause)
  } finally {
    files.remove(written)
  }
}

function lastEpoch(folder: string): number {
  try {
    const epochs = readdirSync(folder).map((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1] ?? 0))
    return Math.max(0, ...epochs)
  } catch (cause) {
    // Somebody removed the folder: what is written now would be seen by nobody.
    throw unwritable(folder, cause)
  }
}

function lockPath(folder: string, epoch: number): string {
  return join(folder, `lock.${epoch}`)
}

function empty(path: string, files: FilePort): void {
  const file = files.open(path, 'r+')
  files.truncate(file, 0)
  files.close(file)
}

function refuseHeld(holder: Holder, folder: string, takeOver: string | undefined): void {
  if (isGone(holder)) return
  const isElsewhere = holder.host !== thisHolder(0).host
  if (!isElsewhere || takeOver === undefined) throw locked(folder, holder)
}

function locked(folder: string, {pid, host}: Holder): RunbookError {
  const isHere = host === thisHolder(0).host
  return new RunbookError(
    `The run in ${folder} is being driven by process ${pid}${isHere ? '' : ` on host ${host}`}.`,
    {
      hint: isHere
        ? 'Wait for it, or end it.'
        : 'Make sure that it has ended, then pass --take-over "REASON".',
      exitCode: exitCodes.unsafe,
    },
  )
}
