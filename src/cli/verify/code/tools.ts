import {tmpdir} from 'node:os'
import {execa} from 'execa'
import {findProgram} from '../../../plan-to-run/find-program.ts'

/** A program that only reads, asked once. */
export interface ToolCall {
  readonly path: string
  readonly args: readonly string[]
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly timeoutMs: number
}

/** How it ended; `exitCode` is absent when it did not start or was cut off. */
export interface ToolEnd {
  readonly exitCode?: number
  readonly stdout: string
  readonly stderr: string
}

/** The programs of this machine that verify may ask. */
export interface Tools {
  readonly find: (name: string) => string | undefined
  readonly call: (call: ToolCall) => Promise<ToolEnd>
}

/** Finds programs on the caller's PATH and starts them with nothing else of the caller's environment. */
export function openTools(env: Readonly<Record<string, string | undefined>>): Tools {
  const folders = (env.PATH ?? '').split(':')
  return {
    find: (name) => findProgram(name, folders),
    call: (call) => callTool(call, env.PATH ?? ''),
  }
}

async function callTool(call: ToolCall, path: string): Promise<ToolEnd> {
  const {exitCode, stdout, stderr} = await execa(call.path, call.args, {
    // An empty folder to stand in: a name in the text finds no file of the project.
    cwd: call.cwd ?? tmpdir(),
    env: {PATH: path, LC_ALL: 'C.UTF-8', HOME: call.cwd ?? tmpdir(), ...call.env},
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    timeout: call.timeoutMs,
    maxBuffer: 64 * 1024 * 1024,
    ...(call.input === undefined ? {stdin: 'ignore'} : {input: call.input}),
  })
  return {...(exitCode !== undefined && {exitCode}), stdout: stdout ?? '', stderr: stderr ?? ''}
}

/** Calls a function for each value, at most four at a time; answers come in the order of the values. */
export async function mapFew<T, R>(
  values: readonly T[],
  ask: (value: T) => Promise<R>,
): Promise<readonly R[]> {
  const answers: R[] = []
  const queue = [...values.entries()]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) answers[next[0]] = await ask(next[1])
  }
  await Promise.all([work(), work(), work(), work()])
  return answers
}
