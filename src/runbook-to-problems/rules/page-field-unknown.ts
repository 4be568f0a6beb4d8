import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {siteFields} from '../../markdown-to-runbook/front-matter-schema.ts'
import type {PageRule} from '../rule.ts'

const known = [
  ...siteFields,
  'title',
  'description',
  'mdx',
  'format',
  'parse_number_prefixes',
  'sidebar_key',
  'sidebar_custom_props',
  'date',
  'authors',
]

/** Front matter of a page of the site has fields that the site generator knows. */
export const pageFieldUnknown: PageRule = {
  id: 'page-field-unknown',
  severity: 'error',
  asks: 'A page of the site that is no runbook has front matter that is YAML, and only fields that the site generator knows.',
  explain: 'The generator takes any field without a word: with `titel` the page is called like its file.',
  file: 'docs/example.md',
  wrong: '---\ntitel: Support\n---\n\nWho answers.\n',
  right: '---\ntitle: Support\n---\n\nWho answers.\n',
  check({file, frontMatter, isRunbook}, {project}) {
    if (!project || isRunbook || !frontMatter || !/^docs\/.*\.mdx?$/.test(file)) return []
    const mistakes = frontMatter.mistakes.map(({message, place}) => ({
      place,
      message: `The front matter is not YAML: ${message.replace(/\.$/, '')}.`,
      hint: 'Write each field once, as `name: value`, and quotes around text with `: ` or `#`.',
    }))
    const unknown = Object.keys(frontMatter.value ?? {})
      .filter((name) => !known.includes(name))
      .map((name) => {
        const near = nearest(name, known)
        const hint = near ? `Did you mean \`${near}\`?` : 'Take it out.'
        return {place: frontMatter.placeOfKey([name]), message: `A page has no field \`${name}\`.`, hint}
      })
    return [...mistakes, ...unknown]
  },
}
