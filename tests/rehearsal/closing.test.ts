import {expect, test} from 'vitest'
import {createClosing} from '../../src/rehearsal/closing.ts'

test('parts end once, the last first, and one that fails does not keep the others', async () => {
  const closing = createClosing()
  const ended: string[] = []
  for (const name of ['a', 'b', 'c']) {
    closing.keep(name, async () => {
      ended.push(name)
      if (name === 'b') throw new Error('b does not end')
    })
  }
  await expect(closing.end()).rejects.toThrow('b does not end')
  await expect(closing.end()).rejects.toThrow('b does not end')
  expect(ended).toEqual(['c', 'b', 'a'])
})
