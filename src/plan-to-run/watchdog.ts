import {spawn} from 'node:child_process'

/**
 * Ends what a dying CLI leaves behind: a closed laptop or an out-of-memory kill gives the CLI no chance to.
 *
 * A small shell in a session of its own reads from a pipe that only the CLI holds. End of file means that the
 * CLI is gone: every process that carries the run's name is killed, and the folders are removed.
 */
const script = `
trap '' INT HUP TERM QUIT
cat >/dev/null
clean=0
while [ $clean -lt 2 ]; do
  found=$(grep -lazsF -e "RUNBOOK_RUN=$1" -e "RUNBOOK_WORLD=$1" /proc/[0-9]*/environ)
  if [ -n "$found" ]; then
    clean=0
    for entry in $found; do pid=\${entry#/proc/}; kill -KILL "\${pid%/environ}"; done
  else
    clean=$((clean+1))
  fi
  sleep 0.01
done
shift
for folder; do rm -rf -- "$folder"; done
`

/** Stands guard over a run until `dismiss` is called. */
export interface Watchdog {
  dismiss(): void
}

/** Starts the watchdog. Without /proc it guards nothing, which the docs say. */
export function startWatchdog(run: string, folders: readonly string[]): Watchdog {
  const child = spawn('/bin/sh', ['-c', script, 'watchdog', run, ...folders], {
    detached: true,
    // The run's name must not stand in its own environment, else it would end itself first.
    env: {PATH: '/usr/local/bin:/usr/bin:/bin'},
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.on('error', () => {
    // No /bin/sh: the run goes on without a guard rather than not at all.
  })
  child.unref()
  // An unref'd pipe does not keep the CLI alive, and closes with it.
  ;(child.stdin as unknown as {unref?: () => void} | null)?.unref?.()
  return {dismiss: () => void child.kill('SIGKILL')}
}
