import {createHash} from 'node:crypto'
import {exitCodes} from '../../model/exit-codes.ts'
import {RunbookError} from '../../model/runbook-error.ts'

/** What an archive says of itself: which files of which commit are in it. */
export interface Manifest {
  readonly version: 1
  /** Commit of the project that was packed; absent when it was no repository. */
  readonly commit?: string
  /** True when the working copy differed from the commit. */
  readonly dirty?: boolean
  /** Those of the refs that the environments name that had the commit when it was packed. */
  readonly refs?: readonly string[]
  /** Every packed file, sorted by path, with the sha256 of its bytes in hex. */
  readonly files: readonly {readonly path: string; readonly sha256: string}[]
}

/** The runbooks and environments that are packed into this very program. */
export interface Archive {
  readonly manifest: Manifest
  /** Text of each packed file by its path in the project, ex: `runbooks/disaster-recovery.md`. */
  readonly files: Readonly<Record<string, string>>
}

/** What identifies an archive: sha256 of its manifest, hex. */
export function manifestDigest({manifest}: Archive): string {
  return sha256(JSON.stringify(manifest))
}

/**
 * Holds every packed file against the manifest, so that a download that was cut or edited never runs.
 * Throws RunbookError that names each file that is not as it was packed.
 */
export function checkArchive({manifest, files}: Archive): void {
  const known = new Map(manifest.files.map(({path, sha256}) => [path, sha256]))
  const paths = new Set([...known.keys(), ...Object.keys(files)])
  const changed = [...paths].filter((path) => known.get(path) !== sha256(files[path] ?? ''))
  if (changed.length === 0) return
  throw new RunbookError(`This archive was changed after it was packed: ${changed.join(', ')}.`, {
    hint: 'Fetch it again from the site, or pack it again with npm run pack.',
    exitCode: exitCodes.unsafe,
  })
}

/** Names without their ending of the packed files that stand directly in a folder, sorted. */
export function packedNames({files}: Archive, folder: string, ending: string): readonly string[] {
  return Object.keys(files)
    .filter((path) => path.startsWith(`${folder}/`) && path.endsWith(ending))
    .map((path) => path.slice(folder.length + 1, -ending.length))
    .filter((name) => !name.includes('/'))
    .sort()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
