import type {Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {markSource} from './mark-source.ts'
import {type PageReading, readPage} from './read-page.ts'
import {renderPage} from './render-page.ts'
import {runbookIdOf} from './runbook-id.ts'
import {readSource} from './source.ts'

/** Options of `remarkRunbook`. */
export interface RemarkRunbookOptions {
  /** Put `RunbookStep` and `RunbookFence` elements in the place of steps and their fences; default false. */
  readonly render?: boolean
}

/** A tree that was read before is not read again: the site compiles the trees that it has read. */
const readings = new WeakMap<Root, PageReading>()

/**
 * Takes the steps and fences of a runbook out of the tree into `file.data.runbook`. Needs remark-directive; works on
 * any Markdown, and only looks unless it renders.
 *
 * @example
 * unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkDirective).use(remarkRunbook)
 */
export function remarkRunbook(this: Processor, options: RemarkRunbookOptions = {}) {
  const marks = markSource(this.data())
  return (tree: Root, file: VFile): void => {
    const path = file.path ?? ''
    const reading =
      readings.get(tree) ?? readPage(tree, readSource(String(file), path.replaceAll('\\', '/')), marks)
    readings.set(tree, reading)
    file.data.runbook = reading.data
    if (options.render) renderPage(tree, reading, runbookIdOf(path))
  }
}
