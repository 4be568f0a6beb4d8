import {basename} from 'node:path'
import type {Corpus, MutationKind} from './mutation.ts'

/** A file gets another name while pages name the old one. */
function renamed(name: string, files: RegExp): MutationKind {
  return {
    name,
    sites: ({paths, files: pages}: Corpus) =>
      paths.flatMap((file) => {
        const old = basename(file)
        const stem = old.replace(/\.\w+$/, '')
        const named = /index\.\w+$/.test(old) ? file.split('/').at(-2)! : old
        const isNamed = [...pages.values()].some((text) => text.includes(named))
        if (!files.test(file) || !isNamed) return []
        const renamedTo = file.replace(stem, `${stem}-old`)
        return [{file, start: 0, end: 0, names: [named, stem], renamedTo, write: () => ''}]
      }),
  }
}

/** Damage to files that pages name. */
export const fileKinds: readonly MutationKind[] = [
  renamed('script: another file name, and pages name the old one', /^scripts\/[^/]+\.(?:sh|ps1|mjs)$/),
  renamed('image: another file name, and a page shows the old one', /^docs\/tour\/.*\.webp$/),
  renamed(
    'source: another file name, and pages name the old one',
    /^(?:src|plugins)\/[^/]+\/[^/]+\.(?:ts|tsx|js)$/,
  ),
  renamed('component: another file name, and pages import the old one', /^src\/components\/\w+\/index\.tsx$/),
  renamed('data: another file name', /^docs\/_data\/.*\.yaml$/),
  renamed('environment: another file name', /^runbooks\/_environments\/(?:staging|production)\.yaml$/),
]
