import type {CompileContext, Extension, Token} from 'mdast-util-from-markdown'
import type {} from 'remark-parse'
import type {Data} from 'unified'
import type {Node} from 'unist'

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
  return {
    enter: {
      codeFenced: openCode,
      codeFencedFence() {
        countFence(marks, this)
      },
      codeFencedFenceInfo(token) {
        openWord(marks, this, {info: token.start})
      },
      codeFencedFenceMeta(token) {
        openWord(marks, this, {meta: token.start})
      },
      directiveContainerFence() {
        countFence(marks, this)
      },
    },
  }
}

function openCode(this: CompileContext, token: Token): void {
  this.enter({type: 'code', lang: null, meta: null, value: ''}, token)
}

function countFence(marks: Marks, context: CompileContext): void {
  const mark = markOf(marks, context)
  if (mark) mark.fences += 1
}

function openWord(marks: Marks, context: CompileContext, {info, meta}: Pick<Mark, 'info' | 'meta'>): void {
  const mark = markOf(marks, context)
  if (mark && info) mark.info = {line: info.line, column: info.column}
  if (mark && meta) mark.meta = {line: meta.line, column: meta.column}
  context.buffer()
}

/** The mark of the innermost open fence or directive. */
function markOf(marks: Marks, {stack}: CompileContext): Mark | undefined {
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    const node = stack[index]!
    if (node.type !== 'code' && node.type !== 'containerDirective') continue
    const mark = marks.get(node) ?? {fences: 0}
    marks.set(node, mark)
    return mark
  }
  return undefined
}
