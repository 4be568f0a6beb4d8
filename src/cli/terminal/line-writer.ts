import {createSanitizer} from './sanitize.ts'

/** Writes our own lines and a step's output so that neither runs into the other. */
export interface LineWriter {
  /** One of our own lines; an open line of output is closed first. */
  line(text: string): void
  /** A piece of a step's output, which may end in the middle of a line. */
  output(text: string): void
  /** Ends an open line of output, and its colour, so that something else can stand below it. */
  closeLine(): void
}

/** Makes a LineWriter. A step's output is made harmless, and without `useColour` colourless. */
export function createLineWriter(write: (text: string) => void, look: {useColour: boolean}): LineWriter {
  const sanitizer = createSanitizer(look)
  let isLineOpen = false
  const ending = () => {
    const end = `${sanitizer.end()}${isLineOpen ? '\n' : ''}`
    isLineOpen = false
    return end
  }
  return {
    line: (text) => write(`${ending()}${text}\n`),
    output(text) {
      const shown = sanitizer.push(text)
      if (shown === '') return
      // One write for all lines: a step may print a million of them.
      const lines = shown.replace(/\n(?=[\s\S])/g, '\n  │ ')
      write(isLineOpen ? lines : `  │ ${lines}`)
      isLineOpen = !shown.endsWith('\n')
    },
    closeLine() {
      const end = ending()
      if (end !== '') write(end)
    },
  }
}
