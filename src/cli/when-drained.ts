import type {Writable} from 'node:stream'

const endings = ['drain', 'error', 'close'] as const

/** Resolves when a stream has handed on what it holds, or has lost its reader; `undefined` when it is not behind. */
export function whenDrained(stream: Writable): Promise<void> | undefined {
  if (!stream.writableNeedDrain) return undefined
  return new Promise((resolve) => {
    const settle = () => {
      for (const ending of endings) stream.off(ending, settle)
      resolve()
    }
    for (const ending of endings) stream.on(ending, settle)
  })
}
