import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {markSource, readFences, walkTree} from '../../plugins/remark-runbook/index.ts'
import type {Fence} from '../model/runbook.ts'
import {splitFrontMatter} from './split-front-matter.ts'

/** What stands inside a line says nothing about where fences are, and costs time. */
const inLine = [
  ...['attention', 'autolink', 'codeText', 'hardBreakEscape', 'htmlText'],
  ...['labelEnd', 'labelStartImage', 'labelStartLink'],
]

const processor = unified()
  .use(remarkParse)
  .data({micromarkExtensions: [{disable: {null: inLine}}]})
const marks = markSource(processor.data())

/** The fenced code blocks of any Markdown, as CommonMark defines them: no directives, tables or footnotes. */
export function findFences(text: string, file: string): readonly Fence[] {
  const {body, linesBefore} = splitFrontMatter(text)
  const tree = processor.parse('\n'.repeat(linesBefore) + body)
  return readFences(walkTree(tree), marks, file).map(({fence}) => fence)
}
