/** One line at the bottom that is drawn again and again while a step runs, and leaves nothing behind. */
export interface StatusLine {
  /** Draws the line, and from then on once a second, until `stop`. `render` gives its text. */
  start(render: () => string | undefined): void
  /** Takes the line away before something else is written; the next second draws it again. */
  clear(): void
  stop(): void
}

const everyMs = 1000

/** Makes a StatusLine for a terminal of so many columns. */
export function createStatusLine(write: (text: string) => void, columns: () => number): StatusLine {
  let timer: NodeJS.Timeout | undefined
  let isDrawn = false
  const clear = () => {
    if (isDrawn) write('\r\x1b[2K')
    isDrawn = false
  }
  const stop = () => {
    clearInterval(timer)
    timer = undefined
    clear()
  }
  return {
    clear,
    stop,
    start(render) {
      stop()
      timer = setInterval(() => {
        const text = render()
        if (text === undefined) return
        clear()
        // A line that wraps could not be taken away again.
        write(text.slice(0, columns() - 1))
        isDrawn = true
      }, everyMs)
      timer.unref()
    },
  }
}

/** Where there is no terminal, there is no such line. */
export const noStatusLine: StatusLine = {start: () => {}, clear: () => {}, stop: () => {}}

/** ex: 42000 -> `00:42`, 3723000 -> `1:02:03` */
export function formatElapsed(durationMs: number): string {
  const seconds = Math.floor(durationMs / 1000)
  const two = (count: number) => String(count).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
