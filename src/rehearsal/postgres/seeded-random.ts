import {createHash} from 'node:crypto'

/** Whole numbers that depend on the seed only. */
export interface SeededRandom {
  /** From 0 up to, not including, `limit` (at most 2^32). */
  below(limit: number): number
}

/** A generator of the seed: SHA-256 of the seed and a counter. */
export function seededRandom(seed: string): SeededRandom {
  let block = Buffer.alloc(0)
  let counter = 0
  const below = (limit: number) => {
    if (block.length < 4) {
      block = createHash('sha256').update(`${seed}:${counter}`).digest()
      counter += 1
    }
    const value = block.readUInt32BE(0)
    block = block.subarray(4)
    return Math.floor((value / 2 ** 32) * limit)
  }
  return {below}
}
