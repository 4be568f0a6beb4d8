import type {Program} from 'estree'
import type {Root} from 'mdast'
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx'
import {visit} from 'unist-util-visit'

/** Where the plugin puts the data of one runbook's page, below its own generated folder. */
export function pageDataFile(runbook: string): string {
  return `runbook-${runbook}.json`
}

/**
 * Ties the page of a runbook to its data, so that this page alone loads it:
 * `export {default as runbook} from '@generated/docusaurus-plugin-runbooks/default/runbook-<id>.json'`.
 * Runs after remarkRunbook, which leaves the step elements that carry the id.
 */
export function remarkPageData(): (tree: Root) => void {
  return (tree) => {
    let runbook: string | undefined
    visit(tree, 'mdxJsxFlowElement', (element: MdxJsxFlowElement) => {
      if (element.name !== 'RunbookStep') return
      const written = element.attributes.find((one) => 'name' in one && one.name === 'runbook')?.value
      if (typeof written === 'string') runbook = written
    })
    if (runbook !== undefined) {
      tree.children.unshift({type: 'mdxjsEsm', value: '', data: {estree: reExport(runbook)}} as never)
    }
  }
}

function reExport(runbook: string): Program {
  const source = `@generated/docusaurus-plugin-runbooks/default/${pageDataFile(runbook)}`
  return {
    type: 'Program',
    sourceType: 'module',
    comments: [],
    body: [
      {
        type: 'ExportNamedDeclaration',
        attributes: [],
        source: {type: 'Literal', value: source, raw: JSON.stringify(source)},
        specifiers: [
          {
            type: 'ExportSpecifier',
            local: {type: 'Identifier', name: 'default'},
            exported: {type: 'Identifier', name: 'runbook'},
          },
        ],
      },
    ],
  }
}
