import {expect, test} from 'vitest'
import {createSanitizer, sanitize} from '../../src/cli/terminal/sanitize.ts'

const table: readonly (readonly [string, string])[] = [
  ['plain\ttext\n', 'plain\ttext\n'],
  ['\x1b[31mred\x1b[0m', '\x1b[31mred\x1b[0m'],
  ['\x1b[38;5;8mgrey\x1b[38;2;5;6;8mrgb\x1b[0m', '\x1b[38;5;8mgrey\x1b[38;2;5;6;8mrgb\x1b[0m'],
  ['\x1b[8mhidden\x1b[5mblinks', '^[[8mhidden^[[5mblinks'],
  ['\x1b]52;c;aGk=\x07', '^[]52;c;aGk=^G'],
  [
    '\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\',
    '^[]8;;http://evil.example^[\\link^[]8;;^['.concat('\\'),
  ],
  ['\x1b[2Jgone', '^[[2Jgone'],
  ['\x1bc', '^[c'],
  ['\x9b31m', '\\u009b31m'],
  ['a\rb\r\n', 'a^Mb\n'],
  ['ab\b\bc', 'ab^H^Hc'],
  ['\u202eevil\u2066\u200f\u061c', '\\u202eevil\\u2066\\u200f\\u061c'],
  ['a\u200bb\ufeff\u2028', 'a\\u200bb\\ufeff\\u2028'],
  ['\u{e0041}', '\\ue0041'],
  ['\x00\x7f', '^@^?'],
  ['wörd 漢字 👩‍🔧', 'wörd 漢字 👩‍🔧'],
]

test.each(table)('%j is shown as %j', (text, shown) => {
  expect(sanitize(text)).toBe(shown)
})

test.each(table)('%j is shown the same wherever the stream is cut', (text, shown) => {
  for (let cut = 0; cut <= text.length; cut++) {
    const sanitizer = createSanitizer({useColour: true})
    const pieces = sanitizer.push(text.slice(0, cut)) + sanitizer.push(text.slice(cut))
    expect(pieces + sanitizer.end().replace('\x1b[0m', '')).toBe(shown)
  }
})

test('a colour that was left on ends with the output', () => {
  const sanitizer = createSanitizer({useColour: true})
  expect(sanitizer.push('\x1b[31mred') + sanitizer.end()).toBe('\x1b[31mred\x1b[0m')
})

test('without colours none passes', () => {
  const sanitizer = createSanitizer({useColour: false})
  expect(sanitizer.push('\x1b[31mred\x1b[0m\x1b[2J') + sanitizer.end()).toBe('red^[[2J')
})
