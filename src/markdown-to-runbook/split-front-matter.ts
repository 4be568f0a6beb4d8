import {isMap, parseDocument} from 'yaml'

/** The two parts of a page. */
export interface SplitPage {
  /** Absent when the page does not start with a closed YAML mapping. */
  readonly yaml?: string
  readonly body: string
  /** Lines of front matter and its two fences. */
  readonly linesBefore: number
}

/** Parts front matter from the rest. A rule at the top of a page with another further down is not front matter. */
export function splitFrontMatter(text: string): SplitPage {
  const [all, yaml = ''] = /^---[ \t]*\n([\s\S]*?\n)??---[ \t]*(?:\n|$)/.exec(text) ?? []
  if (all === undefined || !isMapping(yaml)) return {body: text, linesBefore: 0}
  return {yaml, body: text.slice(all.length), linesBefore: all.split('\n').length - 1}
}

/** A mapping with a mistake in it still counts: its author meant front matter. */
function isMapping(yaml: string): boolean {
  const first = yaml.split('\n').find((line) => /^\s*[^\s#]/.test(line))
  if (first === undefined) return true
  try {
    const {contents, errors} = parseDocument(yaml, {logLevel: 'silent'})
    const holdsFences = /^\s*(?:```|~~~)/m.test(yaml)
    return /^[^\s`>*-].*?:(?:\s|$)/.test(first) && isMap(contents) && (errors.length === 0 || !holdsFences)
  } catch {
    // Nested deeper than the stack: nobody wrote that as front matter.
    return false
  }
}
