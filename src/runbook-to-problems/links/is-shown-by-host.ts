import {isBelow} from '../repository.ts'

/** A README and its like stand on the Git host as they are, unless they are pages of a site. */
export function isShownByHost(file: string, sites: readonly string[]): boolean {
  const inSite = sites.some((site) => site !== '' && isBelow(file, [site]))
  return !inSite && /(?:^|\/)(?:[Rr]ead[Mm]e|README|[A-Z_-]{5,})(?:[._-][\w-]+)*$/.test(file)
}
