import {createSlugger} from '@docusaurus/utils'
import type {Heading, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'

/**
 * Leaves the ids of steps to the steps: a section whose title gives the id of a step gets `section-` before it.
 * Without it the section, which comes first, takes the id, and every link to the step ends at the section.
 * Runs after remarkRunbook, which gives the headings of steps their ids.
 *
 *     ## Declare                                <h2 id="section-declare">
 *     :::step[Declare the incident]{#declare}   <h3 id="declare">
 */
export function remarkSectionIds(): (tree: Root) => void {
  return (tree) => {
    const sections: Heading[] = []
    const taken = new Set<string>()
    visit(tree, 'heading', (heading) => {
      const id = heading.data?.hProperties?.id
      if (typeof id === 'string') taken.add(id)
      else sections.push(heading)
    })
    for (const heading of sections) {
      const id = createSlugger().slug(textOf(heading))
      if (taken.has(id)) heading.data = {...heading.data, hProperties: {id: `section-${id}`}}
    }
  }
}
