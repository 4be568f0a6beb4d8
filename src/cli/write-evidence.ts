import {mkdirSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Evidence} from '../model/evidence.ts'

/** Writes `.runbook/evidence/<runbook>.json` whole or not at all, and gives its path. */
export function writeEvidence(evidence: Evidence, project: string): string {
  const folder = join(project, '.runbook', 'evidence')
  mkdirSync(folder, {recursive: true})
  const path = join(folder, `${evidence.runbook}.json`)
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(evidence, undefined, 2)}\n`)
  renameSync(`${path}.${process.pid}`, path)
  return path
}
