import {expect, test} from 'vitest'
import type {CliIo} from '../../src/cli/io.ts'
import {createProgram} from '../../src/cli/program.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'

/** Runs a command in this process as if on another system; gives the exit code, or the error. */
async function runOn(platform: NodeJS.Platform, args: readonly string[], cwd: string) {
  const out: string[] = []
  const io: CliIo = {
    env: {PATH: process.env.PATH},
    cwd,
    isTerminal: false,
    outIsTerminal: false,
    isDumb: false,
    useColour: false,
    columns: 80,
    out: (text) => void out.push(text),
    err: () => {},
    behind: () => undefined,
    isAsking: () => false,
    onQuestion: () => {},
    onInterrupt: () => () => {},
    interrupt: () => {},
    ask: () => Promise.reject(new Error('nobody is asked')),
    signal: new AbortController().signal,
    self: [],
    command: 'runbook',
    platform,
  }
  const codes: number[] = []
  const error = await createProgram(io, args, (code) => void codes.push(code))
    .parseAsync([...args], {from: 'user'})
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
  return {code: codes[0], out: out.join(''), error}
}

const project = () => makeProject({'runbooks/r.md': runbookText(stepText('look', '.read', 'echo hi'))})

test.each([
  ['run', ['run', 'r', '--environment=plain']],
  ['rehearse', ['rehearse', 'r']],
])('Windows is sent to WSL by `%s`, with exit code 2', async (_name, args) => {
  const {error, out} = await runOn('win32', args, project())
  expect(error).toMatchObject({exitCode: 2, message: expect.stringContaining('use WSL')})
  expect(out).toBe('')
})

test.each([
  [['list']],
  [['show', 'r', 'look']],
  [['plan', 'r', '--environment=plain']],
  [['blocks', 'runbooks/r.md']],
  [['runs']],
])('%j works on Windows', async (args) => {
  const {code, error} = await runOn('win32', args, project())
  expect({code, error}).toEqual({code: 0, error: undefined})
})

test('doctor says on Windows that nothing runs there', async () => {
  const {code, out} = await runOn('win32', ['doctor', '--environment=plain'], project())
  expect(code).toBe(2)
  expect(out).toContain('miss platform  Windows executes no steps; use WSL')
})

test('doctor says on macOS what ends without /proc', async () => {
  const {code, out} = await runOn('darwin', ['doctor', '--environment=plain'], project())
  expect(code).toBe(0)
  expect(out).toMatch(/^warn processes {2}no \/proc/m)
})
