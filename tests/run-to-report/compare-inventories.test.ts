import {expect, test} from 'vitest'
import {compareInventories, isLeftover, renderChange} from '../../src/run-to-report/compare-inventories.ts'

const before = {
  'instances/db/state': 'RUNNABLE',
  'secrets/A/versions/1': 'ENABLED',
  'services/api/traffic': 'v1=100',
}
const after = {
  'instances/db/state': 'RUNNABLE',
  'secrets/A/versions/2': 'DISABLED',
  'services/api/traffic': 'v2=100',
}

test('what came, went and changed is named, sorted, and what is the same is not', () => {
  expect(compareInventories(before, before)).toEqual([])
  expect(compareInventories(before, after).map(renderChange)).toEqual([
    'secrets/A/versions/1: gone',
    'secrets/A/versions/2: there now, was not before',
    'services/api/traffic: v1=100 -> v2=100',
  ])
})

test.each([
  ['secrets/A/versions/2', 'secrets/A/versions/2', true],
  ['secrets/*/versions/*', 'secrets/A/versions/2', true],
  ['secrets/*', 'secrets/A/versions/2', false],
  ['secrets/**', 'secrets/A/versions/2', true],
  ['secrets/A/versions/2', 'secrets/A/versions/22', false],
  ['secrets/A.versions/2', 'secrets/A/versions/2', false],
])('the leftover %s covers %s: %s', (what, path, covered) => {
  expect(isLeftover({path, after: 'x'}, [{what, why: 'w'}])).toBe(covered)
})
