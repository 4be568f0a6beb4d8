import {RunbookError} from '../../src/model/runbook-error.ts'
import type {SearchRecord} from '../../src/model/search-record.ts'
import type {SearchWords} from '../../src/model/search-words.ts'

const file = 'docs/_data/search-words.yaml'

/**
 * Gives each record what readers call its place.
 * Throws RunbookError that names every route that leads nowhere, and every page that has no words.
 */
export function addSearchWords(
  records: readonly SearchRecord[],
  words: SearchWords,
): readonly SearchRecord[] {
  const known = new Set(records.map(({url}) => url))
  const nowhere = Object.keys(words).filter((route) => !known.has(route))
  const without = records
    .filter(({kind, url}) => (kind === 'page' || kind === 'runbook') && !Object.hasOwn(words, url))
    .map(({url}) => url)
  const faults = [
    ...nowhere.map((route) => `  ${route}: no such page or section`),
    ...without.map((url) => `  ${url}: this page has no words`),
  ]
  if (faults.length > 0) {
    throw new RunbookError(`${file} and the pages do not agree:\n${faults.join('\n')}`, {
      hint: `Correct ${file}: each page has phrases, and each route exists.`,
    })
  }
  return records.map((record) => ({...record, asked: words[record.url] ?? []}))
}
