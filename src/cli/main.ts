import {basename} from 'node:path'
import {isatty} from 'node:tty'
import {exitCodes} from '../model/exit-codes.ts'
import {endOrphansOption} from '../plan-to-run/end-orphans-option.ts'
import {packed} from './archive/packed.ts'
import {createInterrupts} from './interrupts.ts'
import type {CliIo} from './io.ts'
import {createPrompts} from './terminal/prompts.ts'
import {wantsColour} from './terminal/wants-colour.ts'
import {whenDrained} from './when-drained.ts'
import {workingFolder} from './working-folder.ts'

/** Starts the CLI: the only place that reads the environment and arguments, prints, and exits. */
async function main(): Promise<number> {
  const args = normalizeArguments(process.argv.slice(2))
  const [first, run, ...watched] = args
  if (first === endOrphansOption && run !== undefined) {
    await (await import('../plan-to-run/end-orphans.ts')).endOrphans(run, watched)
    return exitCodes.done
  }
  const io = createIo()
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    io.out(`${VERSION}\n`)
    return exitCodes.done
  }
  try {
    if (packed) (await import('./archive/archive.ts')).checkArchive(packed)
    const {createProgram} = await import('./program.ts')
    let code: number = exitCodes.done
    await createProgram(io, args, (given) => {
      code = given
    }).parseAsync([...args], {from: 'user'})
    return code
  } catch (error) {
    const {reportError} = await import('./report-error.ts')
    return reportError(error, {io, wantsJson: wantsJson(args)})
  }
}

/** True when standard output has to hold exactly one JSON document. */
function wantsJson(args: readonly string[]): boolean {
  return args.includes('--json') || /(^|\0)--format[=\0]json(\0|$)/.test(args.join('\0'))
}

/** The version of package.json, put in by the bundler. */
declare const VERSION: string

/** A value for --yes comes only after `=`, so that a bare --yes never swallows the runbook's name. */
function normalizeArguments(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--')
  return args.map((arg, index) => (arg === '--yes' && (end < 0 || index < end) ? '--yes=change' : arg))
}

function createIo(): CliIo {
  const env = {...process.env}
  // The PostgreSQL driver would take what a URL leaves out from the caller's PG* variables.
  for (const name of Object.keys(process.env)) if (name.startsWith('PG')) delete process.env[name]
  const outIsTerminal = Boolean(process.stdout.isTTY)
  const stop = new AbortController()
  const {press, ...interrupts} = createInterrupts(() => stop.abort('SIGINT'))
  listenForSignals(press, (reason) => stop.abort(reason))
  return {
    env,
    get cwd() {
      return workingFolder()
    },
    isTerminal: Boolean(process.stdin.isTTY && process.stderr.isTTY),
    outIsTerminal,
    isDumb: env.TERM === 'dumb',
    useColour: wantsColour(env, {isTerminal: outIsTerminal}),
    get columns() {
      return process.stdout.columns || process.stderr.columns || 80
    },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    behind: () => whenDrained(process.stdout) ?? whenDrained(process.stderr),
    ...createPrompts({
      input: process.stdin,
      output: process.stderr,
      signal: stop.signal,
      // At a question nothing runs that Ctrl-C could cut off: it ends the run at once.
      onInterrupt: () => stop.abort('SIGINT'),
    }),
    ...interrupts,
    signal: stop.signal,
    self: [process.execPath, ...process.execArgv, process.argv[1]!],
    command: packed ? `node ${basename(process.argv[1]!)}` : 'npx --no runbook',
    platform: process.platform,
    ...(packed && {archive: packed}),
  }
}

/**
 * Follows the signals: SIGTERM and SIGHUP stop the run, SIGINT is a press of Ctrl-C. Behind the wall the process that
 * started this one tells of them, and its end is a hang-up: a press reaches both, and must count once.
 */
function listenForSignals(press: () => void, stop: (reason: string) => void): void {
  const told = (name: string) => (name === 'SIGINT' ? press() : stop(name))
  for (const name of ['SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop(name))
  process.on('SIGINT', () => process.channel || press())
  if (!process.channel) return
  process.on('message', (message) => {
    const {stop: name} = message as {stop?: string}
    if (name !== undefined) told(name)
  })
  process.on('disconnect', () => stop('SIGHUP'))
  // The channel alone does not keep this process alive.
  process.channel.unref()
}

/** Ends the process once everything that was written has left: a pipe may be slower than we are. */
function exit(code: number): void {
  process.exitCode = code
  if (process.channel) process.disconnect()
  process.stdout.write('', () =>
    process.stderr.write('', () => (hasLostTerminal() ? hangUp() : process.exit(code))),
  )
}

/** True when a terminal of this process was closed. */
function hasLostTerminal(): boolean {
  return [process.stdin, process.stdout, process.stderr].some((stream, fd) => stream.isTTY && !isatty(fd))
}

/** Ends as a hang-up ends a process: at an ordinary exit Node would set up the terminal that is gone, and abort. */
function hangUp(): void {
  process.removeAllListeners('SIGHUP')
  process.kill(process.pid, 'SIGHUP')
}

// A library that logs must not write into the one document of --json.
console.log = console.error
// Who reads may stop reading, as `| head` does: the run goes on, and its journal tells all of it. A terminal that was
// closed fails in all three: the hang-up ends the run.
for (const stream of [process.stdin, process.stdout, process.stderr]) stream.on('error', () => {})
exit(await main())
