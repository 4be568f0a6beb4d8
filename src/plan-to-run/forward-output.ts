import type {Readable} from 'node:stream'

/** Takes a chunk; gives a promise while it cannot take more. */
export type TakeChunk = (chunk: Buffer) => void | Promise<void>

/**
 * Hands on what a child prints. While `take` is behind, the child is not read, so that it waits as it would at
 * any pipe, and memory does not grow. Gives a function that ends the waiting: for what an ended child has left.
 */
export function forwardOutput(stream: Readable, take: TakeChunk): () => void {
  let isWaiting = true
  stream.on('data', (chunk: Buffer) => {
    const behind = take(chunk)
    if (!behind || !isWaiting) return
    stream.pause()
    void behind.then(() => stream.resume())
  })
  return () => {
    isWaiting = false
    stream.resume()
  }
}
