import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Nodes} from 'mdast'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {loadGrammar} from '../../../src/cli/verify/code/load-grammar.ts'
import type {ParseSyntax, SyntaxNode} from '../../../src/runbook-to-problems/shell/syntax-node.ts'
import type {Block, Corpus, Site} from './mutation.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(remarkDirective)
  .freeze()

/** Pages of ours that hold examples of what is wrong, or only history. */
const leftOut = /^(CHANGELOG|docs\/reference\/(format|problems|quality))\.md$/

/** Reads pages, data, environments and package.json of a project, and the fences of its pages. */
export function readCorpus(root: string, paths: readonly string[]): Corpus {
  const wanted = paths.filter(
    (path) =>
      !leftOut.test(path) &&
      /^((docs|runbooks)\/.*\.(md|mdx|yaml)|(README|CONTRIBUTING)\.md|package\.json)$/.test(path),
  )
  const files = new Map(wanted.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]))
  const pages = [...files].filter(([file]) => /\.mdx?$/.test(file))
  return {files, paths, blocks: pages.flatMap(([file, text]) => blocksOf(file, text))}
}

/** Each page is parsed once for all kinds. */
const parsed = new Map<string, Nodes[]>()
const shells = new WeakMap<Corpus, readonly ShellNode[]>()

/** Every node of a page that Markdown sees. */
export function nodesOf(text: string): readonly Nodes[] {
  const known = parsed.get(text)
  if (known) return known
  const nodes: Nodes[] = []
  parsed.set(text, nodes)
  visit(processor.parse(text), (node) => {
    nodes.push(node)
  })
  return nodes
}

/** Pages of a corpus with their nodes. */
export function pagesOf({files}: Corpus): readonly {file: string; text: string; nodes: readonly Nodes[]}[] {
  return [...files]
    .filter(([file]) => /\.mdx?$/.test(file))
    .map(([file, text]) => ({file, text, nodes: nodesOf(text)}))
}

function blocksOf(file: string, text: string): readonly Block[] {
  return nodesOf(text).flatMap((node): readonly Block[] => {
    if (node.type !== 'code' || !node.position) return []
    const {start, end} = node.position
    const from = text.indexOf('\n', start.offset) + 1
    if (text.slice(from, from + node.value.length) !== node.value) return []
    const {lang, meta, value: code} = node
    const close = text.lastIndexOf('\n', end.offset! - 1) + 1
    return [
      {
        ...{file, code, language: lang ?? '', meta: meta ?? '', open: start.offset!},
        ...{start: from, close, openLine: start.line},
      },
    ]
  })
}

const bash: ParseSyntax = await loadGrammar('bash')

/** Nodes of the shell blocks of a corpus, each with the offset of its block. */
export function shellNodes(corpus: Corpus): readonly ShellNode[] {
  const known = shells.get(corpus) ?? readShellNodes(corpus)
  shells.set(corpus, known)
  return known
}

function readShellNodes({blocks}: Corpus): readonly ShellNode[] {
  return blocks
    .filter(({language}) => language === 'bash' || language === 'sh')
    .flatMap((block) => flatten(bash(block.code), []).map((found) => ({...found, block})))
}

/** A node of a shell block and what it stands in, innermost first. */
export interface ShellNode {
  readonly node: SyntaxNode
  readonly above: readonly SyntaxNode[]
  readonly block: Block
}

function flatten(
  node: SyntaxNode,
  above: readonly SyntaxNode[],
): readonly {readonly node: SyntaxNode; readonly above: readonly SyntaxNode[]}[] {
  return [{node, above}, ...node.children.flatMap((child) => flatten(child, [node, ...above]))]
}

/** A site that is a piece of a block. */
export function siteIn(
  {file, start}: Block,
  piece: {readonly start: number; readonly end: number},
  write: Site['write'],
): Site {
  return {file, start: start + piece.start, end: start + piece.end, write}
}
