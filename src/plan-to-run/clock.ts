/** Time as the executor sees it; a parameter so that a test can move it. */
export interface Clock {
  /** Wall clock. */
  now(): Date
  /** Milliseconds that only grow, for durations. */
  monotonicMs(): number
  /** Waits, or returns early when the signal aborts. */
  sleep(durationMs: number, signal: AbortSignal): Promise<void>
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (durationMs, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, durationMs)
      signal.addEventListener('abort', done)
    }),
}
