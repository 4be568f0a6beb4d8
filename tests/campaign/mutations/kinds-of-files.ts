import {basename} from 'node:path'
import type {Corpus, MutationKind} from './mutation.ts'

/** A file gets another name while pages name the old one. */
function renamed(name: string, files: RegExp): MutationKind {
  return {
    name,
    sites: ({paths, files: pages}: Corpus) =>
      paths.flatMap((file) => {
        const stem = basename(file).replace(/\.\w+$/, '')
        const named = /index\.\w+$/.test(file) ? file.replace(/\/index\.\w+$/, '') : file
        const written = named.replace(/^docs\/tour\//, './')
        const isNamed = [...pages.values()].some((text) => text.includes(written))
        if (!files.test(file) || !isNamed) return []
        const renamedTo = file.replace(stem, `${stem}-old`)
        return [
          {
            file,
            start: 0,
            end: 0,
            names: [named, stem === 'index' ? named : stem],
            renamedTo,
            write: () => '',
          },
        ]
      }),
  }
}

/** Damage to files that pages name. */
export const fileKinds: readonly MutationKind[] = [
  renamed('script: another file name, and pages name the old one', /^scripts\/[^/]+\.(?:sh|ps1|mjs)$/),
  renamed('image: another file name, and a page shows the old one', /^docs\/tour\/.*\.webp$/),
]
