import {endTree} from './process-tree.ts'

/**
 * Ends what a run left behind whose CLI is gone, as its watchdog asks for it. `watched` is what the CLI had said last:
 * the grace in milliseconds, then the sessions of the step that ran.
 */
export async function endOrphans(run: string, watched: readonly string[]): Promise<void> {
  const [graceMs = 0, ...sessions] = watched.map(Number)
  // They are older than this process, which came after all of it.
  const oldestTicks = 0
  await endTree({sessions, marker: {name: 'RUNBOOK_RUN', value: run}, graceMs, oldestTicks})
  await endTree({marker: {name: 'RUNBOOK_WORLD', value: run}, graceMs: 0, oldestTicks})
}
