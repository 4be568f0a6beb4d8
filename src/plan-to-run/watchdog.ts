import {spawn} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {closeSync, openSync, unlinkSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {endOrphansOption} from './end-orphans-option.ts'

/**
 * Ends what a dying CLI leaves behind: a closed laptop or an out-of-memory kill gives the CLI no chance to.
 *
 * A small shell in a session of its own reads from a pipe that only the CLI holds. End of file means that the CLI is
 * gone: the CLI is started once more to end the trees. Where it cannot start, for one because there is no memory,
 * whatever carries the run's name is killed. Which sessions belong to the step that runs, and its grace, stands in a
 * file that both hold: a message at each step would wake the shell, and cost the step as much as its record does.
 */
const script = `
trap '' INT HUP TERM QUIT
run=$1; folder=$2; shift 2
cat >/dev/null
read -r watched <&3
"$@" ${endOrphansOption} "$run" $watched || {
  clean=0
  while [ $clean -lt 2 ]; do
    found=$(grep -lazsF -e "RUNBOOK_RUN=$run" -e "RUNBOOK_WORLD=$run" /proc/[0-9]*/environ)
    if [ -n "$found" ]; then
      clean=0
      for entry in $found; do pid=\${entry#/proc/}; kill -KILL "\${pid%/environ}"; done
    else
      clean=$((clean + 1))
    fi
    sleep 0.01
  done
}
if [ -n "$folder" ]; then rm -rf -- "$folder"; fi
`

/** What runs now: its sessions, and how long it may take to end politely. */
export interface Watched {
  readonly graceMs: number
  readonly sessions: readonly number[]
}

/** Tells the watchdog what to end should the CLI die; no sessions means that no step runs. */
export type Watch = (watched: Watched) => void

/** Stands guard over a run until `dismiss` is called. */
export interface Watchdog {
  readonly watch: Watch
  dismiss(): void
}

/** Whom the watchdog stands guard over. */
export interface WatchdogCall {
  readonly run: string
  /** Arguments that start this CLI. */
  readonly self: readonly string[]
  /** Removed when the CLI dies. */
  readonly folder?: string | undefined
}

/** Starts the watchdog. Without /proc it guards nothing, which the docs say. */
export function startWatchdog({run, self, folder = ''}: WatchdogCall): Watchdog {
  const file = openUnnamed()
  const child = spawn('/bin/sh', ['-c', script, 'watchdog', run, folder, ...self], {
    detached: true,
    cwd: '/',
    // The run's name must not stand in its own environment, else it would end itself first.
    env: {PATH: '/usr/local/bin:/usr/bin:/bin'},
    stdio: ['pipe', 'ignore', 'ignore', file ?? 'ignore'],
  })
  // No /bin/sh, or somebody ended it: the run goes on without a guard rather than not at all.
  for (const port of [child, child.stdin!]) port.on('error', () => {})
  child.unref()
  // An unref'd pipe does not keep the CLI alive, and closes with it.
  ;(child.stdin as unknown as {unref?: () => void}).unref?.()
  return {
    watch({graceMs, sessions}) {
      // Only the first line counts: what a longer one left behind it does no harm.
      if (file !== undefined) writeSync(file, `${Math.round(graceMs)} ${sessions.join(' ')}\n`, 0)
    },
    dismiss() {
      child.kill('SIGKILL')
      if (file !== undefined) closeSync(file)
    },
  }
}

/** A file without a name, gone with those who hold it; `undefined` where there is no room for one. */
function openUnnamed(): number | undefined {
  const path = join(tmpdir(), `runbook-watch-${randomUUID()}`)
  try {
    const file = openSync(path, 'wx+', 0o600)
    unlinkSync(path)
    // Its room is taken now: a disk that is full later does not matter. At a place of its own: both share where they
    // read and write, and the watchdog has to begin at the first line.
    writeSync(file, '\n'.padStart(4096), 0)
    return file
  } catch {
    // The watchdog then knows only the run's name, and gives no grace.
    return undefined
  }
}
