import {readdirSync, readFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {type Evidence, evidenceSchema} from '../../../model/evidence.ts'
import type {CodeBlock} from '../../../runbook-to-problems/code/code-block.ts'

/** Tells whether a rehearsal ran a block of a runbook with exactly the text that it has now. */
export function readRehearsed(project: string | undefined): (runbook: string, block: CodeBlock) => boolean {
  const evidence =
    project === undefined ? new Map<string, Evidence>() : readEvidence(join(project, '.runbook/evidence'))
  return (runbook, {step, fence}) => {
    const proof = evidence.get(runbook)?.steps.find(({id}) => id === step?.id)
    if (!step || !proof || proof.digest !== step.digest) return false
    const role = fence.role ?? 'run'
    return role !== 'expect' && proof.executed.includes(role)
  }
}

/** The day of the last passed rehearsal of each runbook. */
export function readRehearsals(project: string): ReadonlyMap<string, string> {
  const evidence = readEvidence(join(project, '.runbook/evidence'))
  const own = [...evidence].filter(([name, {runbook, isolation}]) => name === runbook && isolation !== 'none')
  return new Map(own.map(([name, {startedAt}]) => [name, startedAt.slice(0, 10)]))
}

function readEvidence(folder: string): ReadonlyMap<string, Evidence> {
  const files = listFolder(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    files.flatMap((name) => {
      const parsed = readOne(join(folder, name))
      return parsed ? [[basename(name, '.json'), parsed] as const] : []
    }),
  )
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // Nothing was rehearsed here yet.
    return []
  }
}

function readOne(file: string): Evidence | undefined {
  try {
    const parsed = evidenceSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success && parsed.data.status === 'passed' ? parsed.data : undefined
  } catch {
    // Evidence that cannot be read proves nothing.
    return undefined
  }
}
