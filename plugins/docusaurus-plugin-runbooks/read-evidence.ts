import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {type Evidence, evidenceSchema} from '../../src/model/evidence.ts'
import {RunbookError} from '../../src/model/runbook-error.ts'

/**
 * The evidence that the last rehearsal of a runbook left, or nothing when it was never rehearsed.
 * Throws RunbookError when the file is there and is not evidence: a page must not guess what ran.
 */
export async function readEvidence(siteDir: string, runbook: string): Promise<Evidence | undefined> {
  const file = path.join('.runbook', 'evidence', `${runbook}.json`)
  const text = await readTextIfPresent(path.join(siteDir, file))
  if (text === undefined) return undefined
  try {
    return evidenceSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new RunbookError(`The evidence file ${file} cannot be read as evidence.`, {
      hint: 'Delete it and rehearse the runbook again.',
      cause,
    })
  }
}

async function readTextIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
