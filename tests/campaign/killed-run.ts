import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {endOrphansOption} from '../../src/plan-to-run/end-orphans-option.ts'
import {openTerminal} from '../terminal-session.ts'

/** A project whose run is killed again and again, and the CLI that is killed. */
export interface KilledProject {
  readonly cwd: string
  readonly program: string
}

/** When one driver dies: at a point of its files, or after some time; neither means that it ends by itself. */
export interface Death {
  readonly point?: number
  readonly afterMs?: number
}

/** How a driver ended. */
export interface Drive {
  readonly code: number | null
  /** Everything that the terminal showed. */
  readonly screen: string
  /** Points at which it could have died; absent where it did. */
  readonly points?: number
}

const sigkilled = 128 + 9

/** True when the driver died as planned. */
export function wasKilled({code}: Drive): boolean {
  return code === sigkilled
}

/** Starts the CLI at a terminal, with an operator who looks at the marks before every answer, and lets it die. */
export async function drive(
  args: readonly string[],
  {cwd, program}: KilledProject,
  death: Death = {},
): Promise<Drive> {
  const pointsFile = join(cwd, 'points')
  writeFileSync(pointsFile, '')
  const env = {POINTS_FILE: pointsFile, ...(death.point !== undefined && {KILL_AT: String(death.point)})}
  const session = openTerminal(args, {cwd, columns: 200, env, program})
  const operator = setInterval(() => answer(session, cwd), 20)
  const killer = death.afterMs !== undefined && setTimeout(() => killDriver(program, cwd), death.afterMs)
  const code = await session.ended
  clearInterval(operator)
  if (killer) clearTimeout(killer)
  const points = Number(readFileSync(pointsFile, 'utf8'))
  return {code, screen: session.raw(), ...(points > 0 && {points})}
}

const answered = new WeakMap<object, number>()

/** Answers the question that stands in the last row, once. */
function answer(session: ReturnType<typeof openTerminal>, cwd: string): void {
  const rows = session.rows()
  const [, step, question] = /^PLAIN (?:roll back )?([a-z]+)(>|: .*\?)$/.exec(rows.at(-1)?.text ?? '') ?? []
  if (step === undefined || answered.get(session) === rows.length) return
  answered.set(session, rows.length)
  if (question !== '>') session.type('I looked.\r')
  else if (step === 'hand') session.type('d\r')
  else session.type(marksIn(cwd).includes(step) ? 's\r' : 'r\r')
}

/** What the steps have done, in order. */
export function marksIn(cwd: string): readonly string[] {
  const path = join(cwd, 'marks')
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
}

/** Kills the driver in the project for good; its watchdog, which is the same program, is left to its work. */
function killDriver(program: string, cwd: string): void {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const words = readText(`/proc/${name}/cmdline`).split('\0')
    const isDriver = words[0] === process.execPath && words[1] === program && words[2] !== endOrphansOption
    if (isDriver && readText(`/proc/${name}/environ`).includes(`POINTS_FILE=${join(cwd, 'points')}\0`))
      process.kill(Number(name), 'SIGKILL')
  }
}

/** A file's text; empty when there is none, as of a process that has ended. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
