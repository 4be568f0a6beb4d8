import type {Runbook} from '../../../model/runbook.ts'
import {uncoveredInShell} from './uncovered-in-shell.ts'

const shells = ['bash', 'sh']

/**
 * The gcloud commands of a runbook's run, verify and rollback blocks that the stand-in does not cover, each once.
 *
 * @example uncoveredCommands(runbook) // ['gcloud sql users list', 'gcloud sql instances patch --tier']
 */
export function uncoveredCommands({steps}: Pick<Runbook, 'steps'>): readonly string[] {
  const fences = steps.flatMap(({run, verify, rollback}) => [run, verify, rollback])
  const codes = fences.flatMap((fence) => (fence && shells.includes(fence.language) ? [fence.code] : []))
  return [...new Set(codes.flatMap(uncoveredInShell))]
}
