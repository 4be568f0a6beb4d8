import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {verifyBuiltHtml} from '../../src/site-to-problems/verify-built-html.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'built-html-'))
})
afterAll(() => rm(dir, {recursive: true}))

/** Builds a site of these files and gives what is broken in it as text. */
async function check(name: string, files: Record<string, string>, baseUrl?: string): Promise<string[]> {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(dir, name, file)
    await mkdir(path.dirname(target), {recursive: true})
    await writeFile(target, text)
  }
  const problems = await verifyBuiltHtml(path.join(dir, name), {baseUrl})
  return problems.map(({place, message}) => `${place.file}:${place.line}:${place.column} ${message}`)
}

const docs = {
  'docs.html': '<h1 id="top-id">Docs</h1>',
  'docs/plan.html': '<p id="t 1">Plan</p>',
  'a.txt': 'a',
}

test('links to files, routes, folders and ids are whole', async () => {
  const html = `<a href="/docs">a</a><a href="docs/plan#t%201">b</a><a href="/a.txt">c</a><a href="/">d</a>
    <a href="#here">e</a><a href="#">f</a><p id="here"></p><a href="https://example.org/x#y">g</a><a href="mailto:a@b">h</a>
    <a href="/docs#top-id">i</a><img srcset="/a.txt 1x, /a.txt 2x"><a href="/sub">j</a>`
  expect(
    await check('whole', {...docs, 'index.html': html, 'sub/index.html': '<a href="../docs">k</a>'}),
  ).toEqual([])
})

test('a raw link, an image, an anchor and a leftover pathname are found with their place', async () => {
  const html = `<a href="/no/such">a</a>
<img src="img/none.png">
  <a href="/docs#none">b</a>
<a href="pathname:///x">c</a><img srcset="/a.txt 1x, /gone.png 2x">`
  expect(await check('broken', {...docs, 'index.html': html})).toMatchInlineSnapshot(`
    [
      "index.html:1:1 The link <a href="/no/such"> leads to no file.",
      "index.html:2:1 The link <img src="img/none.png"> leads to no file.",
      "index.html:3:3 The link <a href="/docs#none"> leads to no id of docs.html.",
      "index.html:4:1 The link <a href="pathname:///x"> still carries \`pathname:\`.",
      "index.html:4:30 The link <img srcset="/gone.png"> leads to no file.",
    ]
  `)
})

test('links in noscript and template count', async () => {
  const html = '<noscript><img src="/none.png"></noscript><template><a href="/gone">x</a></template>'
  expect(await check('hidden', {'index.html': html})).toHaveLength(2)
})

test('an id that stands twice is found', async () => {
  expect(await check('twice', {'index.html': '<p id="x"></p><p id="x"></p>'})).toEqual([
    'index.html:1:1 The id `x` stands twice.',
  ])
})

test('below a base URL a link that leaves it is broken', async () => {
  const html = '<a href="/base/docs">a</a><a href="/docs">b</a><a href="/base">c</a>'
  expect(await check('base', {...docs, 'index.html': html}, '/base/')).toEqual([
    'index.html:1:27 The link <a href="/docs"> is outside of `/base/`.',
  ])
})
