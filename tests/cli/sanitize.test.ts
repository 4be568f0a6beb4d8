import {expect, test} from 'vitest'
import {sanitize} from '../../src/cli/terminal/sanitize.ts'

test.each([
  ['plain\ttext\n', 'plain\ttext\n'],
  ['\x1b[31mred\x1b[0m', '\x1b[31mred\x1b[0m'],
  ['\x1b]52;c;aGk=\x07', '^[]52;c;aGk=^G'],
  ['\x1b[2Jgone', '^[[2Jgone'],
  ['\x9b31m', '\\u009b31m'],
  ['a\rb\r\n', 'a^Mb\n'],
  ['\u202eevil', '\\u202eevil'],
  ['\x00\x7f', '^@^?'],
])('%j is shown as %j', (text, shown) => {
  expect(sanitize(text)).toBe(shown)
})
