import type {Code} from 'mdast'
import {parse, postprocess, preprocess} from 'micromark'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'

/** What CommonMark says, found in another way than the product does: tokens tell fences from indented code. */
export function plainFences(markdown: string) {
  const events = postprocess(
    parse()
      .document()
      .write(preprocess()(markdown, undefined, true)),
  )
  const starts = new Set(
    events.flatMap(([kind, {type, start}]) =>
      kind === 'enter' && type === 'codeFenced' ? [`${start.line}:${start.column}`] : [],
    ),
  )
  const fences: Code[] = []
  visit(unified().use(remarkParse).parse(markdown), 'code', (node) => {
    if (starts.has(`${node.position!.start.line}:${node.position!.start.column}`)) fences.push(node)
  })
  return fences.map(({position, lang, meta, value}) => ({
    line: position!.start.line,
    language: lang ?? '',
    meta: (meta ?? '').trimEnd(),
    code: value.replace(/\r\n?/g, '\n'),
  }))
}
