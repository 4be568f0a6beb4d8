import {expect, test} from 'vitest'
import {mergePatch} from '../../../src/rehearsal/google/merge-patch.ts'

test('objects merge, lists and values replace, null removes, and the target stays as it was', () => {
  const target = {a: 1, deep: {kept: true, changed: 1, gone: 2}, list: [1, 2]}
  const merged = mergePatch(target, {deep: {changed: 3, gone: null}, list: [9], added: {x: 1}})
  expect(merged).toEqual({a: 1, deep: {kept: true, changed: 3}, list: [9], added: {x: 1}})
  expect(target.deep).toEqual({kept: true, changed: 1, gone: 2})
})
