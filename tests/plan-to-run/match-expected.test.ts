import {expect, test} from 'vitest'
import {matchExpected} from '../../src/plan-to-run/match-expected.ts'

test.each([
  ['a\nb\n', 'a\nb\n', undefined],
  ['a\n...\nz', 'a\nb\nc\nz', undefined],
  ['...', '', undefined],
  ['a\n...\n', 'a\n', undefined],
  ['id ... done', 'id 42 is done', undefined],
  ['a', 'a\nb', '(end of output)'],
  ['a\nb', 'a', 'b'],
  ['1+1=2', '1+1=2', undefined],
  ['a.c', 'abc', 'a.c'],
  ['...\nb\n...\nb', 'b\nx\nb\nb', undefined],
])('%j against %j gives %j', (expected, output, misfit) => {
  expect(matchExpected(expected, output)).toBe(misfit)
})
