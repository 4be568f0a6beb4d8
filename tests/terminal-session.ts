import {spawn, spawnSync} from 'node:child_process'
import xterm from '@xterm/headless'
import {onTestFinished} from 'vitest'
import {cliPath} from './run-cli.ts'

/** The CLI at a terminal of its own, with a person who types. */
export interface TerminalSession {
  /** Process id of what drives the terminal. */
  readonly pid: number
  /** Waits until the last line that is not empty ends with this, as a question does. */
  until(end: string): Promise<void>
  /** Waits for the end of a line, then types an answer and Enter. */
  answer(end: string, text: string): Promise<void>
  /** Waits until this has come, after what was waited for before. */
  sees(what: string | RegExp): Promise<void>
  /** Types without waiting. ex: `'\x03'` is Ctrl-C */
  type(text: string): void
  /** Exit code of the CLI. */
  readonly ended: Promise<number | null>
  /** What the terminal shows, with all that has scrolled out of sight, row by row. */
  rows(): readonly Row[]
  /** Every byte that came, as text. */
  raw(): string
}

/** One row of the screen; a wrapped one continues the row before. */
export interface Row {
  readonly text: string
  readonly isWrapped: boolean
}

/** True where util-linux `script` can make a terminal. */
export const hasScript = spawnSync('script', ['-qfec', 'true', '/dev/null'], {stdio: 'ignore'}).status === 0

/** Where a person sits. */
export interface Seat {
  readonly cwd: string
  /** Default: 120. */
  readonly columns?: number
  readonly env?: Readonly<Record<string, string>>
  /** Default: the bundled CLI. */
  readonly program?: string
}

/** Starts the CLI at a terminal of so many columns. */
export function openTerminal(
  args: readonly string[],
  {cwd, columns = 120, env = {}, program = cliPath}: Seat,
): TerminalSession {
  const words = [process.execPath, program, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
  // `exec`: a shell that stays would take each Ctrl-C for itself too, and end with 130 whatever the CLI says.
  const command = `stty cols ${columns} rows 40; exec ${words.join(' ')}`
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    cwd,
    env: {PATH: process.env.PATH, HOME: process.env.HOME, USER: 'operator', TERM: 'xterm-256color', ...env},
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  // Who types may be too late: the end of the CLI is what a test looks at.
  child.stdin.on('error', () => {})
  const terminal = new xterm.Terminal({cols: columns, rows: 40, scrollback: 10_000, allowProposedApi: true})
  let raw = ''
  /** How much of it the screen shows by now. */
  let drawn = 0
  const looks = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => {
    raw += chunk.toString()
    const until = raw.length
    terminal.write(chunk, () => {
      drawn = until
      for (const look of looks) look()
    })
  })
  const rows = () => readRows(terminal)
  // What was typed is echoed in pieces, while the old question stands there: the next one comes on another line.
  let typedAt: number | undefined
  const isNew = () => typedAt === undefined || raw.slice(typedAt, drawn).includes('\n')
  const until = (end: string) =>
    waitFor(() => isNew() && (rows().at(-1)?.text ?? '').endsWith(end), {looks, end, rows})
  let read = 0
  const hasCome = (what: string | RegExp) => {
    const [found] = typeof what === 'string' ? [what] : (what.exec(raw.slice(read)) ?? [])
    const at = found === undefined ? -1 : raw.indexOf(found, read)
    if (at < 0) return false
    read = at + (found?.length ?? 0)
    return true
  }
  const type = (text: string) => {
    typedAt = raw.length
    child.stdin.write(text)
  }
  return {
    pid: child.pid!,
    until,
    async answer(end, text) {
      await until(end)
      type(`${text}\r`)
    },
    sees: (what) => waitFor(() => hasCome(what), {looks, end: String(what), rows}),
    type,
    ended: new Promise((resolve) => child.on('close', (code) => terminal.write('', () => resolve(code)))),
    rows,
    raw: () => raw,
  }
}

function readRows(terminal: xterm.Terminal): readonly Row[] {
  const {active} = terminal.buffer
  const rows = Array.from({length: active.length}, (_, index) => {
    const line = active.getLine(index)!
    return {text: line.translateToString(true).trimEnd(), isWrapped: line.isWrapped}
  })
  const last = rows.findLastIndex(({text}) => text !== '')
  return rows.slice(0, last + 1)
}

interface Watched {
  readonly looks: Set<() => void>
  readonly end: string
  readonly rows: () => readonly Row[]
}

function waitFor(holds: () => boolean, {looks, end, rows}: Watched): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer)
      looks.delete(look)
    }
    const look = () => {
      if (!holds()) return
      done()
      resolve()
    }
    const timer = setTimeout(() => {
      done()
      const seen = rows().map(({text}) => text)
      reject(new Error(`no line ends with ${JSON.stringify(end)}:\n${seen.slice(-30).join('\n')}`))
    }, 40_000)
    looks.add(look)
    look()
  })
}

/** What differs from run to run or from machine to machine, and what stands in its place. */
const volatile: readonly (readonly [RegExp, string])[] = [
  [/(?:\/[\w.-]+)+\/runbook-test-\w+/g, '<project>'],
  [/\d{8}t\d{6}z-([a-z-]+)-[0-9a-f]{4}/g, '<run of $1>'],
  [/\b[0-9a-f]{64}\b/g, '<hash>'],
  [/\b(in|after|RTO\):) \d[\dms. ]*s\b/g, '$1 <time>'],
  [/\b\d[\dms ]*s(?= of \d+m to recover)/g, '<time>'],
  [/\bby \S+:/g, 'by <user>:'],
  [/^gcloud: \S+$/g, 'gcloud: <version>'],
]

/** Renders rows as they stand; a line with volatile parts is written whole, with these replaced. */
export function renderFrame(rows: readonly Row[]): string {
  const lines: Row[][] = []
  for (const row of rows) {
    if (row.isWrapped && lines.length > 0) lines.at(-1)!.push(row)
    else lines.push([row])
  }
  const rendered = lines.map((parts) => {
    const whole = parts.map(({text}) => text).join('')
    const replaced = volatile.reduce((text, [pattern, name]) => text.replace(pattern, name), whole)
    return replaced === whole ? parts.map(({text}) => text).join('\n') : replaced
  })
  return `${rendered.join('\n')}\n`
}
