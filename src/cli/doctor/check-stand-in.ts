import type {Environment} from '../../model/environment.ts'
import type {Runbook} from '../../model/runbook.ts'
import {nameSome} from '../name-some.ts'
import type {Check} from './check.ts'
import {type Patient, whoNeeds} from './patient.ts'

/** A rehearsal on a machine without gcloud: a stand-in takes its place where it knows every command. */
export async function checkStandIn(patient: Patient, hint: string): Promise<Check> {
  const {runbooks, environment} = patient
  const {ids} = whoNeeds('gcloud', patient)
  const needing = runbooks.filter(({runbook}) => ids.includes(runbook.id))
  const lists = await Promise.all(needing.map(({runbook}) => uncovered(runbook, environment)))
  const unknown = [...new Set(lists.flat())]
  if (unknown.length === 0) {
    const detail = `a stand-in takes its place; needed by ${ids.join(', ')} outside the rehearsal`
    return {name: 'gcloud', status: 'warning', detail, hint}
  }
  const users = needing.filter((_user, index) => lists[index]!.length > 0).map(({runbook}) => runbook.id)
  const detail = `needed by ${users.join(', ')}: the stand-in does not know ${nameSome(unknown)}`
  return {name: 'gcloud', status: 'missing', detail, hint}
}

/** Commands of the runbook, and of the secrets that it asks for, which the stand-in does not know. */
async function uncovered(runbook: Runbook, {secrets}: Environment): Promise<readonly string[]> {
  const {uncoveredCommands, uncoveredInShell} = await import(
    '../../rehearsal/gcloud-stand-in/coverage/index.ts'
  )
  const sources = Object.keys(runbook.inputs).flatMap((name) => secrets[name] ?? [])
  const fetching = sources.flatMap((source) => ('command' in source ? uncoveredInShell(source.command) : []))
  return [...uncoveredCommands(runbook), ...fetching]
}
