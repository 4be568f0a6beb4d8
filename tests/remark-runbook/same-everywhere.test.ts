import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {createProcessorUncached} from '@docusaurus/mdx-loader/lib/processor'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {type RunbookData, remarkRunbook} from '../../plugins/remark-runbook/index.ts'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import {projectRoot} from '../run-cli.ts'

const file = 'runbooks/disaster-recovery.md'
const markdown = readFileSync(join(projectRoot, file), 'utf8')

/** What the plugin finds in Docusaurus' own Markdown processor, set up as the site's config does. */
async function throughDocusaurus(): Promise<RunbookData | undefined> {
  let found: RunbookData | undefined
  const keep = () => (_tree: unknown, page: VFile) => {
    found = page.data.runbook
  }
  const hooks = {onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore'}
  const markdownConfig = {
    anchors: {maintainCase: false},
    emoji: true,
    mermaid: false,
    hooks,
    mdx1Compat: {comments: false, admonitions: false, headingIds: false},
  }
  const {process} = await createProcessorUncached({
    format: 'md',
    options: {
      beforeDefaultRemarkPlugins: [[remarkRunbook, {render: true}], keep],
      markdownConfig,
      staticDirs: [],
      siteDir: projectRoot,
      admonitions: true,
    } as never,
  })
  await process({content: markdown, filePath: file, frontMatter: {}, compilerName: 'client'} as never)
  return found
}

function throughUnified(): RunbookData | undefined {
  const processor = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkGfm)
    .use(remarkDirective)
    .use(remarkRunbook)
  const page = new VFile({value: markdown, path: file})
  processor.runSync(processor.parse(page), page)
  return page.data.runbook
}

test('the same page gives the same runbook through unified, through Docusaurus and through the CLI', async () => {
  const plain = throughUnified()
  expect(plain?.steps.length).toBeGreaterThan(15)
  expect(await throughDocusaurus()).toEqual(plain)
  const {runbook} = parseRunbook(markdown, file)
  expect(plain?.steps.map(({step}) => step)).toEqual(runbook.steps)
  expect(plain?.fences).toEqual(runbook.fences)
})
