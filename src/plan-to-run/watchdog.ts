import {spawn} from 'node:child_process'
import {endOrphansOption} from './end-orphans-option.ts'

/**
 * Ends what a dying CLI leaves behind: a closed laptop or an out-of-memory kill gives the CLI no chance to.
 *
 * A small shell in a session of its own reads from a pipe that only the CLI holds. A line says which sessions belong
 * to the step that runs, and its grace. End of file means that the CLI is gone: the CLI is started once more to end
 * the trees. Where it cannot start, for one because there is no memory, whatever carries the run's name is killed.
 */
const script = `
trap '' INT HUP TERM QUIT
run=$1; folder=$2; shift 2
watched=
while read -r line; do watched=$line; done
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

/** A session's number is not given to another one so soon. */
const idleMs = 100

/** Starts the watchdog. Without /proc it guards nothing, which the docs say. */
export function startWatchdog({run, self, folder = ''}: WatchdogCall): Watchdog {
  const child = spawn('/bin/sh', ['-c', script, 'watchdog', run, folder, ...self], {
    detached: true,
    cwd: '/',
    // The run's name must not stand in its own environment, else it would end itself first.
    env: {PATH: '/usr/local/bin:/usr/bin:/bin'},
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // No /bin/sh, or somebody ended it: the run goes on without a guard rather than not at all.
  for (const port of [child, child.stdin]) port.on('error', () => {})
  child.unref()
  // An unref'd pipe does not keep the CLI alive, and closes with it.
  ;(child.stdin as unknown as {unref?: () => void}).unref?.()
  let told = ''
  let timer: NodeJS.Timeout | undefined
  return {
    watch({graceMs, sessions}) {
      clearTimeout(timer)
      const line = `${Math.round(graceMs)} ${[...new Set(sessions)].join(' ')}\n`
      const tell = () => {
        if (line !== told) child.stdin.write(line)
        told = line
      }
      // The next step mostly follows at once: that nothing runs can wait for it.
      if (sessions.length > 0) tell()
      else timer = setTimeout(tell, idleMs).unref()
    },
    dismiss: () => void child.kill('SIGKILL'),
  }
}
