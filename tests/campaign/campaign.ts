import {randomBytes} from 'node:crypto'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {type SeededRandom, seededRandom} from '../../src/rehearsal/postgres/seeded-random.ts'
import {projectRoot} from '../run-cli.ts'
import {originOf} from './origin.ts'

/** A promise that is tried many times, each time a little differently. */
export interface Campaign {
  /** Names the row of the table. ex: `kills at every event` */
  readonly name: string
  /** What holds in every trial, in one sentence. */
  readonly promise: string
  /** Trials of `npm test`, and of `npm run campaign`. */
  readonly trials: {readonly share: number; readonly full: number}
  /** Tries once; throws when the promise is broken. `index` counts from 0. */
  readonly trial: (random: SeededRandom, index: number) => Promise<void>
}

/** One row of the table that `npm run campaign` writes. */
export interface CampaignRow {
  readonly name: string
  readonly promise: string
  readonly seed: string
  readonly trials: number
  readonly failures: readonly string[]
  readonly durationMs: number
  /** Commit of the working copy, with a `+` where it had changes, and the day. */
  readonly commit: string
  readonly day: string
}

/** True where all trials are asked for. */
export const isFull = process.env.CAMPAIGN === 'full'

/** Where the rows of a full campaign are left, one file each. */
const rowsFolder = join(projectRoot, '.runbook/campaign')

/** Declares a campaign as a test. SEED repeats the trials of an earlier one; the seed stands in every failure. */
export function campaign({name, promise, trials, trial}: Campaign): void {
  const count = isFull ? trials.full : trials.share
  const seed = process.env.SEED ?? randomBytes(4).toString('hex')
  test(`${name}: ${promise} (${count} trials, seed ${seed})`, {
    // A trial of the full count may be a gigabyte of output.
    timeout: 180_000 * count,
  }, async () => {
    const startedMs = performance.now()
    const failures: string[] = []
    for (let index = 0; index < count; index++) {
      try {
        await trial(seededRandom(`${seed}:${index}`), index)
      } catch (error) {
        failures.push(`trial ${index} of seed ${seed}: ${error instanceof Error ? error.message : error}`)
      }
    }
    const durationMs = Math.round(performance.now() - startedMs)
    if (isFull) writeRow({name, promise, seed, trials: count, failures, durationMs, ...originOf(projectRoot)})
    expect(failures).toEqual([])
  })
}

function writeRow(row: CampaignRow): void {
  mkdirSync(rowsFolder, {recursive: true})
  const file = `${row.name.replace(/\W+/g, '-')}.json`
  writeFileSync(join(rowsFolder, file), `${JSON.stringify(row, undefined, 2)}\n`)
}
