import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Code, Nodes, Root} from 'mdast'
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import * as plugin from '../../plugins/remark-runbook/index.ts'

const file = join(import.meta.dirname, '../fixtures/design-example/input.md')
const example = readFileSync(file, 'utf8')

/** The order of a Docusaurus site: our plugin runs first, the syntax of the others is known to the parser all the same. */
function runAsInSite(text: string, options: plugin.RemarkRunbookOptions = {}) {
  const processor = unified()
    .use(remarkParse)
    .use(plugin.remarkRunbook, options)
    .use(remarkFrontmatter, ['yaml'])
    .use(remarkDirective)
    .use(remarkGfm)
  const page = new VFile({path: 'runbooks/design-example.md', value: text})
  const tree = processor.runSync(processor.parse(page), page) as Root
  return {tree, data: page.data.runbook!}
}

function elements(node: Nodes, name: string): MdxJsxFlowElement[] {
  const own = node.type === 'mdxJsxFlowElement' && node.name === name ? [node] : []
  return [...own, ...('children' in node ? node.children.flatMap((child) => elements(child, name)) : [])]
}

/** Props as React gets them: an attribute is text, an expression is its value. */
function propsOf({attributes}: MdxJsxFlowElement): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute') throw new Error('a spread has no name')
      const {name, value} = attribute
      return [name, typeof value === 'string' ? value : JSON.parse(value!.value)]
    }),
  )
}

describe('remarkRunbook', () => {
  test('finds the same whichever plugin is attached first', () => {
    const processor = unified()
      .use(remarkParse)
      .use(remarkFrontmatter, ['yaml'])
      .use(remarkGfm)
      .use(remarkDirective)
      .use(plugin.remarkRunbook)
    const page = new VFile({path: 'runbooks/design-example.md', value: example})
    processor.runSync(processor.parse(page), page)
    const {data} = runAsInSite(example)
    expect(data.steps.map(({step}) => step.id)).toEqual(['clone', 'check-api', 'declare'])
    expect(data).toEqual(page.data.runbook)
  })

  test('leaves the tree alone unless it renders', () => {
    const processor = unified()
      .use(remarkParse)
      .use(remarkFrontmatter, ['yaml'])
      .use(remarkDirective)
      .use(remarkGfm)
    expect(runAsInSite(example).tree).toEqual(processor.parse(example))
  })

  test('tells where each attribute of a step was written', () => {
    const [clone, check] = runAsInSite(example).data.steps
    const written = (text: string) => {
      const lines = example.split('\n')
      const line = lines.findIndex((source) => source.includes(text))
      return {file: 'runbooks/design-example.md', line: line + 1, column: lines[line]!.indexOf(text) + 1}
    }
    expect(clone!.places.id).toEqual(written('#clone'))
    const timeout = written('timeout=30m}')
    expect(clone!.places.timeout).toEqual({...timeout, column: timeout.column + 'timeout='.length})
    expect(clone!.places['verify.every']).toEqual(written('15s'))
    expect(check!.places.when).toEqual(written('"RECOVERY_INSTANCE!=none"'))
    expect(check!.places['run.capture']).toEqual(written('ROWS'))
  })
})

describe('remarkRunbook with render', () => {
  const {tree, data} = runAsInSite(example, {render: true})
  const steps = elements(tree, 'RunbookStep')

  test('puts a RunbookStep with typed props in the place of each step', () => {
    expect(steps.map(propsOf)[0]).toEqual({
      ...{id: 'clone', title: 'Clone the instance to the recovery point', risk: 'change', kind: 'command'},
      ...{timeoutMs: 1_800_000, line: data.steps[0]!.step.place.line, section: 'Restore'},
      ...{runbook: 'design-example', hasVerify: true, hasRollback: true, retry: 0, needs: []},
      digest: data.steps[0]!.step.digest,
    })
    expect(propsOf(steps[1]!)).toMatchObject({
      needs: ['clone'],
      retry: 3,
      hasVerify: false,
      hasRollback: false,
    })
    expect(propsOf(steps[2]!)).toMatchObject({kind: 'manual'})
  })

  test('gives every expression the tree that the site compiles', () => {
    const needs = steps[1]!.attributes.find((attribute) => 'name' in attribute && attribute.name === 'needs')
    expect(needs).toMatchObject({
      value: {
        data: {estree: {body: [{expression: {type: 'ArrayExpression', elements: [{value: 'clone'}]}}]}},
      },
    })
  })

  test('starts each step with a heading that has the step’s id and keeps the title’s formatting', () => {
    const [first, second] = steps[0]!.children
    expect(first).toMatchObject({type: 'heading', depth: 3, data: {hProperties: {id: 'clone'}}})
    expect('children' in first! && first.children.map(({type}) => type)).toEqual([
      'text',
      'inlineCode',
      'text',
      'strong',
    ])
    expect(second).toMatchObject({type: 'paragraph'})
    expect(second!.data).toBeUndefined()
  })

  test('wraps each fence of a step, and hides its meta from the site’s code block', () => {
    const plain = runAsInSite(example).data.fences
    const wrapped = elements(tree, 'RunbookFence')
    expect(wrapped.map((element) => propsOf(element))).toEqual(
      plain.map(({role, language, codeLine, step}) => ({role, language, codeLine, step})),
    )
    const codes = wrapped.map(({children}) => children[0] as Code)
    expect(codes.map(({type, lang, meta, value}) => ({type, lang, meta, value}))).toEqual(
      plain.map(({language, code}) => ({type: 'code', lang: language, meta: null, value: code})),
    )
  })

  test('wraps a fence in a list of a step where it stands', () => {
    const text = ':::step[A]{#a .read}\n- item\n\n  ```bash\n  true\n  ```\n:::\n'
    const [step] = elements(runAsInSite(text, {render: true}).tree, 'RunbookStep')
    expect(step!.children[1]).toMatchObject({
      type: 'list',
      children: [{children: [{type: 'paragraph'}, {type: 'mdxJsxFlowElement', name: 'RunbookFence'}]}],
    })
  })

  test('leaves a malformed step, fences outside of steps and indented code as Markdown', () => {
    const text = ':::step[A]{#a}\n```bash verify\ntrue\n```\n:::\n\n```bash\ntrue\n```\n'
    const {tree: left, data: read} = runAsInSite(text, {render: true})
    expect(elements(left, 'RunbookStep')).toEqual([])
    expect(elements(left, 'RunbookFence')).toEqual([])
    expect(left.children.map(({type}) => type)).toEqual(['containerDirective', 'code'])
    expect(read.fences.map(({role, step}) => [role, step])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
  })
})

test('the public exports stay as they are', () => {
  expect(Object.keys(plugin).sort()).toMatchInlineSnapshot(`
    [
      "digestOf",
      "makeProblem",
      "markSource",
      "nearest",
      "parseDuration",
      "readFences",
      "remarkRunbook",
      "rules",
      "runbookIdOf",
      "textOf",
      "walkTree",
    ]
  `)
})
