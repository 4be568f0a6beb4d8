import type {Root} from 'mdast'
import {expect, test} from 'vitest'
import {remarkSectionIds} from '../../plugins/docusaurus-plugin-runbooks/remark-section-ids.ts'

function heading(value: string, id?: string): Root['children'][number] {
  const data = id ? {hProperties: {id}} : undefined
  return {type: 'heading', depth: 2, children: [{type: 'text', value}], data}
}

/** The ids that headings have afterwards; `undefined` is left to the site generator. */
function check(...children: Root['children']): unknown[] {
  remarkSectionIds()({type: 'root', children})
  return children.map((child) => child.type === 'heading' && child.data?.hProperties?.id)
}

test('a section named like a step leaves the id to the step', () => {
  expect(check(heading('Declare'), heading('Declare it', 'declare'))).toEqual(['section-declare', 'declare'])
})

test('a section of its own name keeps its own id', () => {
  expect(check(heading('Restore'), heading('Clone', 'clone'))).toEqual([undefined, 'clone'])
})
