import {expect, test} from 'vitest'
import {isLinkTemplate, linkToText} from '../../src/run-to-report/link-to-text.ts'

test.each([
  [
    'https://git.example.com/o/r/blob/{commit}/{file}',
    'https://git.example.com/o/r/blob/abc/runbooks/a%20b.md',
  ],
  [
    'https://git.example.com/o/r/src/{commit}/{file}#L{line}',
    'https://git.example.com/o/r/src/abc/runbooks/a%20b.md#L7',
  ],
])('%s leads to the text', (template, address) => {
  expect(isLinkTemplate(template)).toBe(true)
  expect(linkToText(template, {commit: 'abc', file: 'runbooks/a b.md', line: 7})).toBe(address)
})

test.each([
  'http://git.example.com/{commit}/{file}',
  'https://git.example.com/{file}',
  'javascript:{commit}{file}',
  'https://a>{commit}{file}',
])('%s leads nowhere', (template) => expect(isLinkTemplate(template)).toBe(false))
