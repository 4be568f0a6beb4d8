import {expect, test} from 'vitest'
import {createMasker} from '../../src/plan-to-run/mask.ts'

const secret = 'pa"ss/wörd+1234'

test.each([
  ['as it is', secret],
  ['inside JSON', JSON.stringify(secret).slice(1, -1)],
  ['inside a URL', encodeURIComponent(secret)],
  ['as base64', Buffer.from(secret).toString('base64')],
  ['as base64, shifted by one', Buffer.from(`:${secret}:`).toString('base64')],
  ['as base64, shifted by two', Buffer.from(`::${secret}::`).toString('base64')],
])('a secret is hidden %s', (_form, text) => {
  const masked = createMasker([secret]).text(`before ${text} after`)
  expect(masked).toContain('[masked]')
  expect(masked).not.toContain(text)
})

test('a secret is hidden wherever the stream is cut', () => {
  const text = `x${secret}y${secret}`
  for (let cut = 0; cut <= text.length; cut++) {
    for (const second of [cut, Math.min(cut + 3, text.length)]) {
      const stream = createMasker([secret]).stream()
      const shown =
        stream.push(text.slice(0, cut)) +
        stream.push(text.slice(cut, second)) +
        stream.push(text.slice(second)) +
        stream.end()
      expect(shown).toBe('x[masked]y[masked]')
    }
  }
})

test('text without a secret passes byte for byte and is not held back', () => {
  const stream = createMasker([secret]).stream()
  expect(stream.push('nothing here\n')).toBe('nothing here\n')
  expect(stream.end()).toBe('')
})
