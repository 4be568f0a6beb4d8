import type {Environment} from '../model/environment.ts'
import type {Plan} from '../model/plan.ts'
import type {Runbook} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {World} from '../model/world.ts'
import {nameSome} from './name-some.ts'

/**
 * Checks, where the gcloud stand-in takes part, that it knows every command that may come.
 * Throws RunbookError that names those that it does not know: better before the first step than in the middle.
 */
export async function requireCoverage(
  {runbook, plan, environment}: {runbook: Runbook; plan: Plan; environment: Environment},
  {tools}: World,
): Promise<void> {
  if (tools.gcloud !== 'stand-in') return
  const {uncoveredCommands, uncoveredInShell} = await import('../rehearsal/gcloud-stand-in/coverage/index.ts')
  const sources = plan.secrets.map((name) => environment.secrets[name])
  const fetching = sources.flatMap((source) =>
    source && 'command' in source ? uncoveredInShell(source.command) : [],
  )
  const unknown = [...new Set([...uncoveredCommands(runbook), ...fetching])]
  if (unknown.length === 0) return
  const listed = nameSome(unknown.map((command) => `\`${command}\``))
  throw new RunbookError(`Runbook \`${runbook.id}\` needs gcloud: the stand-in does not know ${listed}.`, {
    hint: 'Install gcloud, see https://cloud.google.com/sdk/docs/install, and put it on PATH.',
  })
}
