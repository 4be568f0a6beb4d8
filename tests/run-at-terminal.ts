import {openTerminal} from './terminal-session.ts'

/** One answer at the terminal: it is typed when the prompt has appeared since the answer before. */
export type Answer = readonly [prompt: RegExp, text: string]

/** Runs the real CLI at a terminal and types answers. Gives what the person saw, without colours, and the exit code. */
export async function runAtTerminal(
  args: readonly string[],
  {cwd, answers = []}: {cwd: string; answers?: readonly Answer[]},
): Promise<{exitCode: number | null; screen: string}> {
  const session = openTerminal(args, {cwd, env: {TERM: 'dumb', NO_COLOR: '1'}})
  for (const [prompt, text] of answers) {
    await session.sees(prompt)
    session.type(`${text}\r`)
  }
  const exitCode = await session.ended
  return {exitCode, screen: session.raw().replaceAll('\r\n', '\n')}
}
