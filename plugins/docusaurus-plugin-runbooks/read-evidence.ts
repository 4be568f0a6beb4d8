import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import {type Evidence, evidenceSchema} from '../../src/model/evidence.ts'
import {RunbookError} from '../../src/model/runbook-error.ts'

/**
 * The evidence that the last rehearsal of a runbook left, or nothing when it was never rehearsed.
 * Throws RunbookError when the file is there and is not evidence: a page must not guess what ran.
 */
export async function readEvidence(siteDir: string, runbook: string): Promise<Evidence | undefined> {
  return readFileOfEvidence(siteDir, path.join(folder, `${runbook}.json`))
}

/** The evidence of passed runs in other environments than the rehearsal, newest first. */
export async function readOutsideEvidence(siteDir: string, runbook: string): Promise<readonly Evidence[]> {
  const names = await listIfPresent(path.join(siteDir, folder))
  const own = names.filter((name) => name.startsWith(`${runbook}.`) && /^[^.]+\.[^.]+\.json$/.test(name))
  const read = await Promise.all(own.map((name) => readFileOfEvidence(siteDir, path.join(folder, name))))
  return read.filter((one) => one !== undefined).sort((a, b) => b.startedAt.localeCompare(a.startedAt))
}

const folder = path.join('.runbook', 'evidence')

async function readFileOfEvidence(siteDir: string, file: string): Promise<Evidence | undefined> {
  const text = await readTextIfPresent(path.join(siteDir, file))
  if (text === undefined) return undefined
  try {
    return evidenceSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new RunbookError(`The evidence file ${file} cannot be read as evidence.`, {
      hint: 'Delete it, and rehearse the runbook or make the evidence of its run again.',
      cause,
    })
  }
}

async function listIfPresent(absolute: string): Promise<readonly string[]> {
  try {
    return await readdir(absolute)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
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
