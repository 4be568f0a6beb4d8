import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {createProcessorUncached} from '@docusaurus/mdx-loader/lib/processor'
import {expect, test} from 'vitest'
import {
  type ParsedTrees,
  remarkParsedTree,
  remarkRunbook,
} from '../../plugins/docusaurus-plugin-runbooks/index.ts'
import {pageReader} from '../../plugins/docusaurus-plugin-runbooks/page-reader.ts'
import {projectRoot} from '../run-cli.ts'

/** Docusaurus' own compiler of plain Markdown, set up as the site's config does. */
async function compiler(trees: ParsedTrees) {
  const {process} = await createProcessorUncached({
    format: 'md',
    options: {
      beforeDefaultRemarkPlugins: [
        [remarkParsedTree, trees],
        [remarkRunbook, {render: true}],
      ],
      markdownConfig: {
        anchors: {maintainCase: false},
        emoji: true,
        hooks: {onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore'},
        mdx1Compat: {comments: false, admonitions: false, headingIds: false},
      },
      staticDirs: [],
      siteDir: projectRoot,
      admonitions: true,
    } as never,
  })
  return async (file: string, text = readFileSync(join(projectRoot, file), 'utf8')) => {
    const page = {content: text, filePath: join(projectRoot, file), frontMatter: {}, compilerName: 'client'}
    return (await process(page as never)).content
  }
}

const pages = ['docs/architecture.md', 'docs/reference/exit-codes.md'].concat(
  readdirSync(join(projectRoot, 'runbooks')).flatMap((name) =>
    name.endsWith('.md') ? [`runbooks/${name}`] : [],
  ),
)

test('a page that is compiled from the tree that was read comes out as one that is parsed', async () => {
  const trees: ParsedTrees = new Map()
  const reader = pageReader(projectRoot, trees)
  const [fromTree, fromText] = [await compiler(trees), await compiler(new Map())]
  for (const file of pages) {
    const {tree} = file.startsWith('runbooks/')
      ? await reader.readRunbook(`@site/${file}`)
      : await reader.readTree(`@site/${file}`)
    expect(trees.get(join(projectRoot, file))?.tree).toBe(tree)
    expect(await fromTree(file)).toBe(await fromText(file))
  }
  expect(pages.length).toBeGreaterThan(15)
  expect(trees.size).toBe(0)
})

test('a page that has changed since it was read is parsed', async () => {
  const trees: ParsedTrees = new Map()
  await pageReader(projectRoot, trees).readTree('@site/docs/reference/exit-codes.md')
  const compile = await compiler(trees)
  expect(await compile('docs/reference/exit-codes.md', '# Another text\n')).toContain('Another text')
})

test('a page of MDX is left to the compiler', async () => {
  const trees: ParsedTrees = new Map()
  const {tree} = await pageReader(projectRoot, trees).readTree('@site/docs/support.md')
  expect(tree?.children.length).toBeGreaterThan(3)
  expect(trees.size).toBe(0)
})

test('a runbook that is asked for twice is read once', async () => {
  const reader = pageReader(projectRoot)
  const [one, other] = [1, 2].map(() => reader.readRunbook('@site/runbooks/scaling.md'))
  expect(await one).toBe(await other)
  expect((await reader.readTree('@site/runbooks/scaling.md')).tree).toBe((await one)?.tree)
})
