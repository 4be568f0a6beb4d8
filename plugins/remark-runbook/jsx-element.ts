import type {Expression} from 'estree'
import type {MdxJsxAttribute, MdxJsxFlowElement} from 'mdast-util-mdx-jsx'

/** What a prop of our components can be; undefined leaves it out. */
type Prop = string | number | boolean | readonly string[] | undefined

/** A React element with typed props and no children. Numbers stay numbers: they become expressions, not strings. */
export function jsxElement(name: string, props: Readonly<Record<string, Prop>>): MdxJsxFlowElement {
  const attributes = Object.entries(props).flatMap(([prop, value]) =>
    value === undefined ? [] : [jsxAttribute(prop, value)],
  )
  return {type: 'mdxJsxFlowElement', name, attributes, children: []}
}

function jsxAttribute(name: string, value: NonNullable<Prop>): MdxJsxAttribute {
  if (typeof value === 'string') return {type: 'mdxJsxAttribute', name, value}
  const expression = literal(value)
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: JSON.stringify(value),
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          comments: [],
          body: [{type: 'ExpressionStatement', expression}],
        },
      },
    },
  }
}

function literal(value: string | number | boolean | readonly string[]): Expression {
  return typeof value === 'object'
    ? {type: 'ArrayExpression', elements: value.map(literal)}
    : {type: 'Literal', value, raw: JSON.stringify(value)}
}
