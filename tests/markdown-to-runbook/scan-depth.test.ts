import {describe, expect, test} from 'vitest'
import {scanDepth} from '../../src/markdown-to-runbook/scan-depth.ts'

const times = (count: number, text: string) => text.repeat(count)

describe('scanDepth', () => {
  test.each([
    ['closed steps', times(50, ':::step[A]{#a}\ntext\n:::\n')],
    ['longer closing lines', times(50, ':::note\n:::::::\n')],
    ['closed admonitions in lists', times(50, '- a\n\n    :::note\n    text\n    :::\n')],
    ['closed admonitions in quotations', times(50, '> :::note\n> text\n> :::\n')],
    ['a list item with its own directive', times(50, '- :::note\n  :::\n')],
    ['lines that cannot open a directive', times(50, ':::note Title\n')],
    ['eight levels', Array.from({length: 8}, (_, index) => `${':'.repeat(12 - index)}note\n`).join('')],
  ])('lets %s pass', (_, text) => {
    expect(scanDepth(text)).toBeUndefined()
  })

  test.each([
    ['open directives', times(9, ':::step[A]{#a}\n'), 9],
    ['directives closed by indented colons, which is text', times(9, ':::a\n     :::\n'), 17],
    ['directives closed behind a list marker, which is a list', times(9, '   :::a\n-  :::\n'), 17],
    ['directives closed by shorter colons', times(9, '::::a\n:::\n'), 17],
    ['directives in quotations', times(9, '> :::a\n'), 9],
    [
      'directives in deeper and deeper lists',
      Array.from({length: 9}, (_, i) => `${'  '.repeat(i)}- :::a\n`).join(''),
      9,
    ],
    ['indentation by tabs', times(9, ':::a\n\t:::\n'), 17],
  ])('stops at nine %s', (_, text, line) => {
    expect(scanDepth(text)).toEqual({kind: 'directives', line, limit: 8})
  })

  test('stops at a line of five hundred and one lists', () => {
    expect(scanDepth(`text\n${'- '.repeat(500)}a\n${'- > '.repeat(251)}a`)).toMatchObject({
      kind: 'containers',
      line: 3,
    })
  })
})
