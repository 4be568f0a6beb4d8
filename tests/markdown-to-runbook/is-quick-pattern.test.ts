import {expect, test} from 'vitest'
import {isQuickPattern} from '../../src/markdown-to-runbook/is-quick-pattern.ts'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'

test.each([
  ['[a-z][a-z0-9-]*', true],
  ['\\d{4}-\\d{2}-\\d{2}', true],
  ['(dev|prod)', true],
  ['[(+]+', true],
  ['\\(a+\\)', true],
  ['[a-z]([-a-z0-9]*[a-z0-9])?', true],
  ['(a+)+', false],
  ['((a)+b)*', false],
  ['(a|a)*', false],
  ['(?:x(?:y|z))+', false],
  ['(a{1,9}){9}', false],
  ['a*a*a*a*a*a*', false],
])('whether %j answers at once is said to be %s', (pattern, expected) => {
  expect(isQuickPattern(pattern, 'a')).toBe(expected)
})

test('a page whose pattern would take minutes is read at once', () => {
  const input = `A_NAME: {description: D., pattern: "(a+)+", default: "${'a'.repeat(40)}!"}`
  const page = `---\ntitle: T\ndescription: D.\nowner: o\ninputs:\n  ${input}\n---\n\n:::step[A]{#a .read}\n:::\n`
  expect(parseRunbook(page, 'r.md').problems).toEqual([])
}, 20_000)
