import type {Run} from '../../model/run.ts'
import type {Runbook} from '../../model/runbook.ts'
import {isLeftover, renderChange} from '../../run-to-report/compare-inventories.ts'

/** Says whether the way back of a rehearsal led to the beginning, and what differs from it. */
export function renderWayBack({status, rollback}: Run, {leaves}: Pick<Runbook, 'leaves'>): string {
  if (!rollback) return 'The way back was not tried.\n'
  if (status !== 'rolled-back' || !rollback.changes) return 'The way back did not end.\n'
  const unexpected = rollback.changes.filter((change) => !isLeftover(change, leaves))
  const stays = rollback.changes.length - unexpected.length
  const listed = stays > 0 ? `, but for ${stays} that the page lists as not undoable` : ''
  if (unexpected.length === 0) return `Back at the beginning: every resource and row is as it was${listed}.\n`
  const lines = unexpected.map((change) => `  ${renderChange(change)}`)
  return `The way back did not lead to the beginning:\n${lines.join('\n')}\nMend the rollback, or list under \`leaves\` what cannot be undone.\n`
}
