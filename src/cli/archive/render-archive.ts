import {type Archive, manifestDigest} from './archive.ts'

/** The line that says, first of all, from which archive a run comes; nothing in the project's own CLI. */
export function renderArchive(archive: Archive | undefined): string {
  if (!archive) return ''
  const {commit = 'no commit', dirty} = archive.manifest
  return `archive: ${commit}${dirty ? ' with changes' : ''}, manifest ${manifestDigest(archive)}\n`
}
