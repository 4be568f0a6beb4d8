import {mkdirSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Evidence, evidenceName} from '../model/evidence.ts'

/** Writes evidence into `.runbook/evidence`, whole or not at all, and gives its path. */
export function writeEvidence(evidence: Evidence, project: string): string {
  const folder = join(project, '.runbook', 'evidence')
  mkdirSync(folder, {recursive: true})
  const path = join(folder, evidenceName(evidence))
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(evidence, undefined, 2)}\n`)
  renameSync(`${path}.${process.pid}`, path)
  return path
}
