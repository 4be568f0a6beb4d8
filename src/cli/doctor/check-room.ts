import {accessSync, constants, existsSync, statfsSync} from 'node:fs'
import {dirname} from 'node:path'
import type {Check} from './check.ts'
import type {Patient} from './patient.ts'

/** Thirty steps whose logs are all full (8 MiB each): more than a run writes. */
const enoughBytes = 240 * 1024 ** 2

/** Can a run be recorded: nothing runs without a journal. */
export function checkRoom({runs}: Pick<Patient, 'runs'>): Check {
  const name = 'runs folder'
  const folder = nearestFolder(runs)
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch {
    const hint = 'pass --runs-dir with a folder that can be written'
    return {name, status: 'missing', detail: `${runs} cannot be written`, hint}
  }
  const {bavail, bsize} = statfsSync(folder)
  const detail = `${runs}, ${((bavail * bsize) / 1024 ** 3).toFixed(1)} GiB free`
  return {name, status: bavail * bsize < enoughBytes ? 'warning' : 'ok', detail}
}

/** The folder itself, or the one in which it would be made. */
function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path))
}
