import {expect, test} from 'vitest'
import {failureOf, runDrill} from './drill-project.ts'

test('the name of an instance that exists is refused before anything changes', {
  timeout: 240_000,
}, async () => {
  const result = await runDrill(['--input', 'RECOVERY_INSTANCE=aiprod-v33-postgres'])
  expect(failureOf(result)).toMatchObject({exitCode: 1, step: 'free-name', status: 'failed'})
  const {steps} = result.document
  const after = steps.slice(1 + steps.findIndex(({id}) => id === 'free-name'))
  expect(after.length).toBeGreaterThan(5)
  expect(after.every(({status}) => status === 'not-run')).toBe(true)
  const requests = steps.flatMap((step) => step.requests ?? [])
  expect(requests.length).toBeGreaterThan(0)
  // The log is asked by a POST that changes nothing.
  const changes = requests.filter(({method, path}) => method !== 'GET' && path !== '/v2/entries:list')
  expect(changes).toEqual([])
})
