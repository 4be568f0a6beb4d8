import {seededRandom} from '../../../src/rehearsal/postgres/seeded-random.ts'
import {type Corpus, type Mutation, type MutationKind, mutate} from './mutation.ts'

/** Damages of each kind, at places that the seed chooses; a place comes twice only where a kind has few. */
export function pickMutations(
  kinds: readonly MutationKind[],
  corpus: Corpus,
  {seed, ofEach}: {readonly seed: string; readonly ofEach: number},
): readonly Mutation[] {
  return kinds.flatMap((kind) => {
    const random = seededRandom(`${seed}:${kind.name}`)
    const sites = kind.sites(corpus)
    const left = [...sites]
    const found = new Map<string, Mutation>()
    for (let tries = 0; tries < ofEach * 6 && found.size < ofEach && sites.length > 0; tries++) {
      if (left.length === 0) left.push(...sites)
      const [site] = left.splice(random.below(left.length), 1)
      const mutation = mutate(kind.name, site!, corpus, random)
      if (mutation) found.set(`${mutation.file}\n${mutation.renamedTo}\n${mutation.text}`, mutation)
    }
    return [...found.values()]
  })
}
