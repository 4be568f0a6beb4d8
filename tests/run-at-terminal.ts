import {spawn} from 'node:child_process'
import {cliPath} from './run-cli.ts'

/** One answer at the terminal: it is typed when the prompt has appeared since the answer before. */
export type Answer = readonly [prompt: RegExp, text: string]

/**
 * Runs the real CLI at a pseudo-terminal (util-linux `script`) and types answers. Gives what the person saw, and the
 * exit code; a prompt that does not come leaves its answer untyped, so that the run waits and the test times out.
 */
export async function runAtTerminal(
  args: readonly string[],
  {cwd, answers = []}: {cwd: string; answers?: readonly Answer[]},
): Promise<{exitCode: number | null; screen: string}> {
  const quoted = [process.execPath, cliPath, ...args].map((arg) => `'${arg.replaceAll("'", `'\\''`)}'`)
  const child = spawn('script', ['-qec', quoted.join(' '), '/dev/null'], {
    cwd,
    env: {...process.env, TERM: 'dumb', NO_COLOR: '1'},
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let screen = ''
  let seen = 0
  let next = 0
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString()
    const [prompt, text] = answers[next] ?? []
    if (prompt === undefined || !prompt.test(screen.slice(seen))) return
    next += 1
    seen = screen.length
    child.stdin.write(`${text}\r`)
  })
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return {exitCode, screen: screen.replaceAll('\r\n', '\n')}
}
