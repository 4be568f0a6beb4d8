/** Collects what must be ended, in the order in which it was begun. */
export interface Closing {
  /** Registers a part once it is there, and gives it back. */
  keep<Part>(part: Part, end: (part: Part) => Promise<unknown>): Part
  /** Ends all parts, the last first, whatever one of them does; throws the first error at the end. Safe to call twice. */
  end(): Promise<void>
}

/** An empty list of things to end. */
export function createClosing(): Closing {
  const ends: (() => Promise<unknown>)[] = []
  let ended: Promise<void> | undefined
  return {
    keep(part, end) {
      ends.push(() => end(part))
      return part
    },
    end() {
      ended ??= endAll(ends)
      return ended
    },
  }
}

async function endAll(ends: (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = []
  for (let end = ends.pop(); end; end = ends.pop()) await end().catch((cause) => errors.push(cause))
  if (errors.length > 0) throw errors[0]
}
