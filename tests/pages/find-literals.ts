import type {Nodes} from 'mdast'
import type {Page} from '../../src/runbook-to-problems/page.ts'

/** A number that a page writes itself, in digits of any script, as a sign such as `½`, or as a word. */
export interface Literal {
  readonly text: string
  readonly line: number
}

/** Words of a page that hold a number on purpose, and why that number needs no data. */
export interface Exception {
  readonly words: string
  readonly why: string
}

const component = /<(?:Figure|DataTable|SlaTable)(?: of="[\w.-]+")? \/>/g
const digits = /[^\s()[\]"'“”*|]*[\p{Nd}\p{No}][^\s()[\]"'“”*|]*/u
const words =
  /\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:hundred|thousand|million|dozen)s?|half|halves|twice|double|triple)\b/
// "One" alone is no quantity, and a "third party" is none either.
const units = 'second|minute|hour|day|week|month|quarter|year|percent|per cent'
const ones = new RegExp(
  `\\bone (?:whole )?(?:${units})\\b|\\ban hour\\b|\\b(?:a|one|three) (?:third|quarter|fifth|tenth|hundredth)s?\\b`,
)
const number = new RegExp([digits, words, ones].map(({source}) => source).join('|'), 'giu')

/**
 * Every number in what a page shows: prose, headings, tables, code, and its title and description. Numbers that a
 * component brings stand in no page, so what is found here was typed.
 */
export function findLiterals(
  {nodes, frontMatter}: Page,
  exceptions: readonly Exception[],
): readonly Literal[] {
  const {title, description, sidebar_label: label} = frontMatter?.value ?? {}
  const head = [title, description, label].map((text) => ({text: String(text ?? ''), line: 1}))
  const body = nodes.map((node) => ({text: textOf(node), line: node.position?.start.line ?? 1}))
  return [...head, ...body].flatMap(({text, line}) =>
    [...without(text, exceptions).matchAll(number)].map(([found]) => ({text: found, line})),
  )
}

/** Exceptions whose words the page does not have: they excuse nothing, so they go. */
export function findUnused({text}: Page, exceptions: readonly Exception[]): readonly Exception[] {
  return exceptions.filter(({words}) => !pattern(words).test(text))
}

function textOf(node: Nodes): string {
  if (node.type === 'html') return node.value.replace(component, '')
  if (node.type === 'image') return [node.alt, node.title].join(' ')
  if (node.type === 'link') return node.title ?? ''
  // The fence's first line is shown to nobody, but `{30}` in it would be.
  if (node.type === 'code') return [node.meta, node.value].join('\n')
  return 'value' in node && node.type !== 'yaml' ? node.value : ''
}

function without(text: string, exceptions: readonly Exception[]): string {
  return exceptions.reduce((rest, {words}) => rest.replace(pattern(words), ' '), text)
}

// Words end where they end: `4xx` excuses no `14xx`, and a line break is a space.
function pattern(words: string): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\d.,])${escaped}(?![\\p{L}\\d]|[.,]\\d)`, 'gu')
}
