import type {MutationKind, Site} from './mutation.ts'
import {siteIn} from './read-corpus.ts'

/** Pieces of the blocks of some languages that a pattern finds. */
export function inCode(
  name: string,
  {languages, pattern}: {readonly languages: readonly string[]; readonly pattern: RegExp},
  write: (text: string) => Site['write'],
): MutationKind {
  return {
    name,
    sites: ({blocks}) =>
      blocks
        .filter(({language}) => languages.includes(language))
        .flatMap((block) =>
          [...block.code.matchAll(pattern)].map((match) =>
            siteIn(block, {start: match.index, end: match.index + match[0].length}, write(match[0])),
          ),
        ),
  }
}
