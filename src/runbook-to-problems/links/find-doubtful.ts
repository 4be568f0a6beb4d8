import type {Facts} from '../facts.ts'
import type {Page} from '../page.ts'
import type {DoubtfulPlaces} from '../repository.ts'
import {folderOf} from './destination.ts'
import {createLooseCheck} from './loose-ids.ts'
import {resolveLink} from './resolve-link.ts'

/** So many files are missing in a folder because a build makes them, not because so many links are old. */
const fewestFiles = 4
/** So many ids of a page, and such a share of those that links name, are missing because its generator makes them. */
const fewestIds = 3
const share = 1 / 3

type Linking = Pick<Page, 'file' | 'links'>

/**
 * Counts the links of a stranger's pages. Old links are few among many that are right; where most lead nowhere,
 * the repository is published in a way that its files do not tell.
 */
export function findDoubtful(pages: readonly Linking[], facts: Facts): DoubtfulPlaces {
  const folders = new Map<string, Set<string>>()
  const ids = new Map<string, {readonly known: Set<string>; readonly missing: Set<string>}>()
  const isLoose = createLooseCheck()
  for (const page of pages) {
    for (const {url} of page.links) {
      const to = resolveLink(url, page, facts)
      if (to.kind === 'missing' && to.file !== undefined && !to.isGuess && to.doubt === undefined)
        folders.set(folderOf(to.file), (folders.get(folderOf(to.file)) ?? new Set()).add(to.file))
      if (to.kind !== 'page' || to.id === '' || to.id === 'top') continue
      const own = ids.get(to.page.file) ?? {known: new Set(), missing: new Set()}
      ids.set(to.page.file, own)
      const isKnown = to.page.ids.includes(to.id) || isLoose(to.id, to.page)
      own[isKnown ? 'known' : 'missing'].add(to.id)
    }
  }
  return {
    folders: [...folders].flatMap(([folder, files]) => (files.size >= fewestFiles ? [folder] : [])),
    pages: [...ids].flatMap(([file, {known, missing}]) => {
      const isMany = missing.size >= fewestIds && missing.size >= share * (known.size + missing.size)
      return isMany ? [file] : []
    }),
  }
}
