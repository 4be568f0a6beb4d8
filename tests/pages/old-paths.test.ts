import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {leadToRunbook} from '../../plugins/docusaurus-plugin-runbooks/index.ts'
import {projectFacts} from '../project-facts.ts'
import {projectRoot} from '../run-cli.ts'
import {oldPaths} from './old-paths.ts'

const facts = projectFacts()

test.each(oldPaths)('$path, which the plan names, is there', ({path, moved}) => {
  const page = facts.pages.get(path)
  expect(page?.route).toBe(`/${path.replace(/\.md$/, '')}`)
  if (moved === undefined) return
  // On the site the page sends its reader on; on a Git host the link in it does.
  const text = readFileSync(join(projectRoot, path), 'utf8')
  const [, link = ''] = /\]\(([^)]+)\)/.exec(text) ?? []
  expect(leadToRunbook({url: link, sourceFilePath: path})).toBe(moved)
  expect(text).toContain(`<Moved to="${moved}" />`)
  expect(facts.pages.get(`${moved.slice(1)}.md`)?.steps.length).toBeGreaterThan(0)
})

test.each([
  ['../runbooks/a.md#b', 'docs/x.md', '/runbooks/a#b'],
  ['../../runbooks/a.md', 'docs\\runbooks\\a.md', '/runbooks/a'],
])('the link %s in %s leads to %s', (url, sourceFilePath, route) => {
  expect(leadToRunbook({url, sourceFilePath})).toBe(route)
})

test.each([['../README.md'], ['./nothing.md'], ['../runbooks/_environments/a.md']])(
  'the link %s leads nowhere on the site, which is an error',
  (url) => {
    expect(() => leadToRunbook({url, sourceFilePath: 'docs/x.md'})).toThrow('there is no such page')
  },
)
