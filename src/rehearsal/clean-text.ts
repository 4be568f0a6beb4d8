import {createMasker} from '../plan-to-run/mask.ts'

/** Hides every secret in a text, in any form. Secrets that join the list later are hidden from then on. */
export function createCleaner(secrets: readonly string[]): (text: string) => string {
  const masker = createMasker()
  let known = 0
  return (text) => {
    for (; known < secrets.length; known++) masker.add(secrets[known]!)
    return masker.text(text)
  }
}
