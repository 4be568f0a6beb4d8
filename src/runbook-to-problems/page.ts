import type {Nodes} from 'mdast'
import {type ParsedStep, walkTree} from '../../plugins/remark-runbook/index.ts'
import {parsePage} from '../markdown-to-runbook/parse-runbook.ts'
import {readText} from '../markdown-to-runbook/read-text.ts'
import type {YamlReading} from '../markdown-to-runbook/yaml-places.ts'
import type {Problem} from '../model/problem.ts'
import type {Runbook} from '../model/runbook.ts'
import {findIds} from './find-ids.ts'
import {readLinks, type WrittenLink} from './links/read-links.ts'
import {routeOf} from './links/route-of.ts'
import {type CodePiece, readCode} from './read-code.ts'

/** A page, parsed once for all rules. */
export interface Page {
  readonly file: string
  /** With LF line ends and without byte order mark: places count in it. */
  readonly text: string
  readonly lines: readonly string[]
  /** True when the page has steps, or tries to: it is in our own format. */
  readonly isRunbook: boolean
  readonly runbook: Runbook
  /** Steps without errors, with the places of their attributes. */
  readonly steps: readonly ParsedStep[]
  /** Ids of all steps that the page writes, those with errors included. */
  readonly stepIds: readonly string[]
  /** Every node of the tree in document order; empty where the page is too deep to be read. */
  readonly nodes: readonly Nodes[]
  /** Places in the front matter; absent where there is none. */
  readonly frontMatter?: YamlReading
  /** What the parser found. */
  readonly problems: readonly Problem[]
  readonly code: readonly CodePiece[]
  readonly links: readonly WrittenLink[]
  /** Every id that a link may name after `#`. */
  readonly ids: ReadonlySet<string>
  /** Where the site shows it; absent for a page that is not of the site. */
  readonly route?: string
}

/** Reads any Markdown for the rules. Total, as the parser is. */
export function readPage(markdown: string, file: string): Page {
  const path = file.replaceAll('\\', '/')
  const text = readText(markdown)
  const {runbook, problems, data, tree, frontMatter} = parsePage(text, path)
  const nodes = tree ? walkTree(tree).map(({node}) => node) : []
  const yaml = frontMatter?.yaml
  const route = routeOf(path, yaml?.value)
  const lines = text.split('\n')
  return {
    ...{file: path, text, lines, runbook, problems, nodes},
    ...{isRunbook: data.isRunbook, steps: data.steps, stepIds: data.ids},
    ...(yaml && {frontMatter: yaml}),
    code: readCode(nodes, runbook.fences, {file: path, lines}),
    links: readLinks(nodes, text, path),
    ids: findIds(nodes, data.ids),
    ...(route !== undefined && {route}),
  }
}
