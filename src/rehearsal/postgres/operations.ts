/** The operations under way in one world, so that its end can wait for them. */
export interface Operations {
  /** Runs a task. Throws when the world is closing, or when `claim`, the name of an instance, is claimed already. */
  run<T>(task: () => Promise<T>, claim?: string): Promise<T>
  /** Resolves when every task has ended, however it ended. */
  settled(): Promise<void>
}

/** Tracks operations until the signal says that the world is closing. */
export function trackOperations(signal: AbortSignal): Operations {
  const running = new Set<Promise<unknown>>()
  const claims = new Set<string>()

  const run = async <T>(task: () => Promise<T>, claim?: string): Promise<T> => {
    signal.throwIfAborted()
    if (claim !== undefined && claims.has(claim))
      throw new Error(`Another operation on ${claim} is in progress.`)
    if (claim !== undefined) claims.add(claim)
    const operation = task().finally(() => {
      running.delete(operation)
      if (claim !== undefined) claims.delete(claim)
    })
    running.add(operation)
    return operation
  }

  const settled = async () => {
    while (running.size > 0) await Promise.allSettled(running)
  }
  return {run, settled}
}
