import {fileURLToPath} from 'node:url'
import {execa} from 'execa'

/** The bundled CLI, which is what people run. */
export const cliPath = fileURLToPath(new URL('../dist/runbook.mjs', import.meta.url))

/** The project's own folder. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

/** Runs the real CLI without a terminal and gives what a caller sees. */
export async function runCli(
  args: readonly string[],
  options: {cwd?: string; env?: Record<string, string>; timeoutMs?: number} = {},
): Promise<{exitCode: number | undefined; stdout: string; stderr: string}> {
  const {exitCode, stdout, stderr} = await execa(process.execPath, [cliPath, ...args], {
    cwd: options.cwd ?? projectRoot,
    env: options.env ?? {},
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    timeout: options.timeoutMs ?? 120_000,
  })
  return {exitCode, stdout, stderr}
}
