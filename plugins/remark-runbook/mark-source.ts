import type {Node} from 'unist'
import type {CompileContext, Extension, Token} from 'mdast-util-from-markdown'
import type {Data} from 'unified'
import type {} from 'remark-parse'

/** Where a token starts in the source. */
interface Point {
  readonly line: number
  readonly column: number
}

/** What the tree does not say of a fence or a directive. */
export interface Mark {
  /** Lines of backticks, tildes or colons that belong to it: 2 when it is closed, 1 when it is not. */
  fences: number
  /** Start of the info string. */
  info?: Point
  /** Start of what follows the first word of the info string. */
  meta?: Point
}

/** Marks of fenced code blocks and container directives. A code node without a mark is indented code. */
export type Marks = WeakMap<Node, Mark>

/**
 * Teaches a processor's parser to remember what the tree leaves out: whether code is a fence, whether fences and
 * directives are closed, and where an info string stands. `data` is that of the processor.
 */
export function markSource(data: Data): Marks {
  const marks: Marks = new WeakMap()
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), markTokens(marks)]
  return marks
}

function markTokens(marks: Marks): Extension {
  function markOf(context: CompileContext): Mark | undefined {
    for (let index = context.stack.length - 1; index >= 0; index -= 1) {
      const node = context.stack[index]!
      if (node.type !== 'code' && node.type !== 'containerDirective') continue
      const mark = marks.get(node) ?? {fences: 0}
      marks.set(node, mark)
      return mark
    }
    return undefined
  }
  function countFence(this: CompileContext): void {
    const mark = markOf(this)
    if (mark) mark.fences += 1
  }
  function openCode(this: CompileContext, token: Token): void {
    this.enter({type: 'code', lang: null, meta: null, value: ''}, token)
  }
  function openWord(name: 'info' | 'meta') {
    return function remember(this: CompileContext, token: Token): void {
      const mark = markOf(this)
      if (mark) mark[name] = {line: token.start.line, column: token.start.column}
      this.buffer()
    }
  }
  return {
    enter: {
      codeFenced: openCode,
      codeFencedFence: countFence,
      codeFencedFenceInfo: openWord('info'),
      codeFencedFenceMeta: openWord('meta'),
      directiveContainerFence: countFence,
    },
  }
}
