import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {renderProblem} from '../../src/markdown-to-runbook/render-problem.ts'
import {sourceOf} from '../../src/runbook-to-problems/links/route-of.ts'
import {parsePage} from '../../src/site-to-problems/parse-page.ts'
import {verifyBuiltHtml} from '../../src/site-to-problems/verify-built-html.ts'
import {projectFacts} from '../project-facts.ts'
import {projectRoot} from '../run-cli.ts'

const build = join(projectRoot, 'build')

test('every link, image and anchor of the built site leads somewhere', async () => {
  expect((await verifyBuiltHtml(build)).map(renderProblem)).toEqual([])
})

test.each([
  ['a page', 'href=/docs/support', 'href=/docs/suport', 'leads to no file'],
  ['an anchor', 'href=#clone', 'href=#clonne', 'leads to no id'],
  ['a file', 'src=/img/logo.svg', 'src=/img/lego.svg', 'leads to no file'],
])('%s that is renamed on one page of the site is found', async (_what, from, to, message) => {
  const copy = mkdtempSync(join(tmpdir(), 'runbook-built-'))
  onTestFinished(() => rmSync(copy, {recursive: true, force: true}))
  cpSync(build, copy, {recursive: true})
  const page = join(copy, 'runbooks/disaster-recovery.html')
  const html = readFileSync(page, 'utf8')
  expect(html).toContain(from)
  writeFileSync(page, html.replace(from, to))
  const problems = await verifyBuiltHtml(copy)
  expect(problems.map(renderProblem).join('\n')).toContain(message)
})

test('every id that a link may name, as the sources give it, is in the built page', () => {
  const missing = [...projectFacts().pages.values()].flatMap(({file, route, ids}) => {
    if (route === undefined || sourceOf(file)) return []
    const html = [`${build}${route}.html`, `${build}${route}/index.html`].find((path) => existsSync(path))
    const built = html === undefined ? new Set() : parsePage(readFileSync(html, 'utf8')).ids
    return ids.filter((id) => !built.has(id)).map((id) => `${file}#${id}`)
  })
  expect(missing).toEqual([])
})

test('the machine-readable runbooks of the site are those of the page', () => {
  const {runbooks} = JSON.parse(readFileSync(join(build, 'runbooks.json'), 'utf8'))
  expect(runbooks.map(({id}: {id: string}) => id)).toContain('disaster-recovery')
  for (const {permalink, steps} of runbooks) {
    const {ids} = parsePage(readFileSync(join(build, `${permalink}.html`), 'utf8'))
    for (const {id} of steps) expect(ids).toContain(id)
  }
})
