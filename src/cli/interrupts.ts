/** Ctrl-C, which a person may mean in two ways: end this, or only look what goes on. */
export interface Interrupts {
  /** Ctrl-C was pressed: tells the listener, or ends the run where there is none. */
  press(): void
  /** From now on Ctrl-C is told to `listener`, each time; gives what takes that back. */
  onInterrupt(listener: () => void): () => void
  /** Ends the run. */
  interrupt(): void
}

/** Makes the Interrupts of a process; `end` ends its run. */
export function createInterrupts(end: () => void): Interrupts {
  let current: (() => void) | undefined
  return {
    press: () => (current ?? end)(),
    onInterrupt(listener) {
      current = listener
      return () => {
        if (current === listener) current = undefined
      }
    },
    interrupt: end,
  }
}
