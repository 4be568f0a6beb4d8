import {spawn} from 'node:child_process'
import {onTestFinished} from 'vitest'
import {cliPath} from './run-cli.ts'

/** A person at a terminal. */
export interface TerminalSession {
  /** Waits until this text has come, after what was waited for before. */
  sees(text: string): Promise<void>
  /** Types keys. ex: `'\x03'` is Ctrl-C */
  types(keys: string): void
  /** Everything that was shown so far. */
  screen(): string
  readonly ended: Promise<number>
}

/** Runs the CLI in a pseudo-terminal of its own. */
export function runInTerminal(args: readonly string[], cwd: string): TerminalSession {
  const command = [process.execPath, cliPath, ...args].map((word) => `'${word}'`).join(' ')
  const child = spawn('script', ['-qec', command, '/dev/null'], {cwd, stdio: ['pipe', 'pipe', 'inherit']})
  onTestFinished(() => void child.kill('SIGKILL'))
  let screen = ''
  let read = 0
  const looks = new Set<() => void>()
  child.stdout.on('data', (chunk) => {
    screen += chunk
    for (const look of looks) look()
  })
  return {
    screen: () => screen,
    types: (keys) => void child.stdin.write(keys),
    ended: new Promise((resolve) => child.on('close', (code) => resolve(code ?? -1))),
    sees: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const at = screen.indexOf(text, read)
          if (at < 0) return
          read = at + text.length
          looks.delete(look)
          clearTimeout(timer)
          resolve()
        }
        const timer = setTimeout(() => reject(new Error(`${text} did not come:\n${screen}`)), 20_000)
        looks.add(look)
        look()
      }),
  }
}
