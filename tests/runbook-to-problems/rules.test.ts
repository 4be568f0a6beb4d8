import {expect, test} from 'vitest'
import type {Problem} from '../../src/model/problem.ts'
import {readDataFile} from '../../src/runbook-to-problems/data-file.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {allRules} from '../../src/runbook-to-problems/rules/index.ts'
import {verifyData, verifyPage} from '../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from './sample-facts.ts'

function check(text: string, file: string): readonly Problem[] {
  if (file.endsWith('.yaml')) return verifyData(readDataFile(text, file), sampleFacts).problems
  return verifyPage(readPage(text, file), sampleFacts).problems
}

test.each([...allRules])('the examples of $id show the mistake, and the text without it', (rule) => {
  const {id, severity, wrong, right, file = 'runbooks/example.md', wrongFile = file} = rule
  const found = check(wrong, wrongFile).filter((problem) => problem.rule === id)
  expect(found[0]).toMatchObject({severity, place: {file: wrongFile}})
  expect(check(right, file).filter((problem) => problem.rule === id)).toEqual([])
})

test.each([...allRules])('$id says what it asks and why in whole sentences', ({id, asks, explain}) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/)
  for (const text of [asks, explain]) expect(text).toMatch(/^\W?[A-Za-z`].*[.]$/s)
})

test('every rule has an id of its own', () => {
  expect(new Set(allRules.map(({id}) => id)).size).toBe(allRules.length)
})
