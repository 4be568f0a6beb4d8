import type {Root} from 'mdast'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {type RunbookData, remarkRunbook} from '../../plugins/remark-runbook/index.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(remarkDirective)
  .use(remarkRunbook)
  .freeze()

/** A page's tree, and what the plugin found in it. */
export interface ParsedMarkdown {
  readonly tree: Root
  readonly data: RunbookData
}

/** Parses a page with the syntax of the site. Throws RangeError where a page nests deeper than the stack. */
export function parseMarkdown(text: string, path: string): ParsedMarkdown {
  const file = new VFile({value: text, path})
  const tree = processor.parse(file)
  processor.runSync(tree, file)
  return {tree, data: file.data.runbook!}
}
