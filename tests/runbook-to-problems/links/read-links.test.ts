import {expect, test} from 'vitest'
import {readPage} from '../../../src/runbook-to-problems/page.ts'

function links(markdown: string, file = 'page.md'): readonly string[] {
  return readPage(markdown, file).links.map(
    ({url, kind, place}) => `${place.line}:${place.column} ${kind} ${url}`,
  )
}

test.each([
  ['a [b](c.md) d', ['1:7 link c.md']],
  ['![b](c.png "title")', ['1:6 image c.png']],
  ['[b][r]\n\n[r]: c.md', ['3:6 link c.md']],
  ['a\n[b\nc](d.md)', ['3:4 link d.md']],
  ['<a href="x">y</a> <img src=\'z.png\'>', ['1:10 link x', '1:29 image z.png']],
  ['<div>\n<a\n  href="x">y</a>\n</div>', ['3:9 link x']],
  ['<!-- <a href="x"> -->', []],
  ['`<a href="x">` and [a](<b c.md>)', ['1:25 link b c.md']],
  ['```html\n<a href="x">\n```', []],
  ['\uFEFF[b](c.md)\r\n[d](e.md)', ['1:5 link c.md', '2:5 link e.md']],
  ['| a |\n|---|\n| [b](c.md) |', ['3:7 link c.md']],
])('%j has %j', (markdown, expected) => {
  expect(links(markdown)).toEqual(expected)
})

test('a tag of MDX with an expression in it is read, and code in its text is not', () => {
  const text = 'See <Card title={x} href="/docs/a"/> and `<a href="/no">`.\n\n<img src={"/b.png"} />\n'
  expect(links(text, 'page.mdx')).toEqual(['1:27 link /docs/a', '3:12 image /b.png'])
})

test('ten thousand opened tags are read in linear time', () => {
  expect(links('<a "'.repeat(10_000), 'page.mdx')).toEqual([])
})
