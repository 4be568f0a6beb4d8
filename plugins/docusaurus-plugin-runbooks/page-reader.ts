import {readFile} from 'node:fs/promises'
import path from 'node:path'
import type {Root} from 'mdast'
import {type ParsedMarkdown, parseMarkdown} from '../../src/markdown-to-runbook/parse-markdown.ts'
import {type PageReading, parsePage} from '../../src/markdown-to-runbook/parse-runbook.ts'
import type {ParsedTrees} from './parsed-trees.ts'

/** Reads pages by their path with Docusaurus' alias, ex: `@site/runbooks/disaster-recovery.md`. */
export interface PageReader {
  /** The runbook of a page. A page that was asked for before is not parsed again. */
  readRunbook(source: string): Promise<PageReading>
  /** The tree of a page, and the runbook of one that was read as such. */
  readTree(source: string): Promise<Partial<ParsedMarkdown> & Partial<Pick<PageReading, 'runbook'>>>
}

/** A reader for the pages of a site. What it parses of plain Markdown is kept for the compiler. */
export function pageReader(siteDir: string, trees: ParsedTrees = new Map()): PageReader {
  const runbooks = new Map<string, Promise<PageReading>>()
  const read = async <Page extends {tree?: Root}>(
    source: string,
    parse: (text: string, file: string) => Page,
  ) => {
    const file = source.replace(/^@site\//, '')
    const text = await readFile(path.join(siteDir, file), 'utf8')
    const page = parse(text, file)
    if (page.tree && isPlain(file, page.tree)) trees.set(path.join(siteDir, file), {text, tree: page.tree})
    return page
  }
  const readRunbook = (source: string) => {
    const page = runbooks.get(source) ?? read(source, parsePage)
    runbooks.set(source, page)
    return page
  }
  return {readRunbook, readTree: (source) => runbooks.get(source) ?? read(source, parseMarkdown)}
}

/** True where the compiler reads a page with the syntax that we read it with: not as MDX. */
function isPlain(file: string, {children: [first]}: Root): boolean {
  return file.endsWith('.md') && !(first?.type === 'yaml' && /^mdx:/m.test(first.value))
}
