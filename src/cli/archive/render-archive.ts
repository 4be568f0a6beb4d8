import {type Archive, manifestDigest} from './archive.ts'

/** The line that says, first of all, from which archive a run comes; nothing in the project's own CLI. */
export function renderArchive(archive: Archive | undefined): string {
  if (!archive) return ''
  const {commit = 'no commit', dirty, refs = []} = archive.manifest
  const from = dirty ? ' with changes' : refs.length > 0 ? ` on ${refs.join(', ')}` : ' on no reviewed ref'
  return `archive: ${commit}${commit === 'no commit' ? '' : from}, manifest ${manifestDigest(archive)}\n`
}
