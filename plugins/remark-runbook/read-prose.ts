import type {ContainerDirective} from 'mdast-util-directive'
import type {WrittenFence} from './read-fences.ts'
import type {Source} from './source.ts'

/** The Markdown between a directive's first and last line, without its fences and the prefix of a list or quotation. */
export function readProse(
  node: ContainerDirective,
  fences: readonly WrittenFence[],
  {lines}: Source,
): string {
  const {start, end} = node.position!
  const left = new Set(
    fences.flatMap(({node: {position}}) => range(position!.start.line, position!.end.line)),
  )
  return range(start.line + 1, end.line - 1)
    .filter((line) => !left.has(line))
    .map((line) => withoutPrefix(lines[line - 1] ?? '', start.column - 1).trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

function range(first: number, last: number): number[] {
  return Array.from({length: Math.max(0, last - first + 1)}, (_, index) => first + index)
}

function withoutPrefix(line: string, width: number): string {
  const prefix = /^[\s>]*/.exec(line)![0].slice(0, width)
  return line.slice(prefix.length)
}
