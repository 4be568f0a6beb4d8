/** What a limit ends with. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached'
}

/**
 * Gives what `work` gives, or rejects when the limit is reached or `signal` aborts, whether `work` heeds its signal
 * or not. AbortSignal.timeout is no use here: its timer keeps no process alive, and in Node 20 a signal made by
 * AbortSignal.any can be collected before it fires. A silent webhook then held up the end of a run for good.
 */
export async function withinLimit<Result>(
  {timeoutMs, signal}: {timeoutMs: number; signal: AbortSignal},
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const stop = () => controller.abort(signal.reason)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  const timer = setTimeout(() => controller.abort(new LimitReached()), timeoutMs)
  const ended = new Promise<never>((_, reject) => {
    if (controller.signal.aborted) reject(controller.signal.reason)
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
  })
  try {
    return await Promise.race([work(controller.signal), ended])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}
