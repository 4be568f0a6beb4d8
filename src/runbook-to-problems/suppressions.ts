import type {Place} from '../model/place.ts'
import type {Problem} from '../model/problem.ts'
import type {Fence} from '../model/runbook.ts'
import {isInFence} from './is-in-fence.ts'

/** A comment that keeps a Problem from being reported: `<!-- verify-ignore RULE: reason -->`. */
export interface Suppression {
  readonly rule: string
  /** Why; `''` when none is given, which is a Problem of its own. */
  readonly reason: string
  readonly place: Place
  /** Lines that it is about: the next one, or all of the fence that opens there. */
  readonly lines: {readonly first: number; readonly last: number}
}

const inMarkdown = /^\s*(?:<!--|\{\/\*)\s*verify-ignore\s+(.*?)\s*(?:-->|\*\/\})\s*$/
/** No comment is longer; a hostile line must not be searched for its end again and again. */
const longest = 1000
const inYaml = /^\s*#\s*verify-ignore\s+(.*?)\s*$/

/** Reads the suppressions of a page; those that a fence shows are text. */
export function readSuppressions(
  lines: readonly string[],
  file: string,
  fences: readonly Fence[],
): readonly Suppression[] {
  const fenceAt = new Map(fences.map((fence) => [fence.place.line, lastLineOf(fence)]))
  const yamlEnd = lines[0]?.trimEnd() === '---' ? lines.indexOf('---', 1) : -1
  return lines.flatMap((text, index) => {
    const line = index + 1
    if (text.length > longest) return []
    const [, body] = (index < yamlEnd ? inYaml : inMarkdown).exec(text) ?? []
    return body === undefined || isInFence({fences}, line)
      ? []
      : [suppressionAt(body, line, {lines, file, fenceAt})]
  })
}

/** Reads the suppressions of a data file: `# verify-ignore RULE: reason` on the line before. */
export function readYamlSuppressions(lines: readonly string[], file: string): readonly Suppression[] {
  return lines.flatMap((text, index) => {
    const [, body] = (text.length <= longest && inYaml.exec(text)) || []
    return body === undefined ? [] : [suppressionAt(body, index + 1, {lines, file, fenceAt: new Map()})]
  })
}

interface Around {
  readonly lines: readonly string[]
  readonly file: string
  /** Last line of the fence that opens on a line. */
  readonly fenceAt: ReadonlyMap<number, number>
}

function suppressionAt(body: string, line: number, {lines, file, fenceAt}: Around): Suppression {
  const [, rule = '', reason = ''] = /^([^\s:]*):?\s*(.*)$/s.exec(body) ?? []
  let first = line + 1
  // Several comments before one line are all about that line.
  while (/^\s*(?:<!--|\{\/\*|#)\s*verify-ignore\s/.test(lines[first - 1] ?? '')) first += 1
  if ((lines[first - 1] ?? '').trim() === '') first += 1
  const column = lines[line - 1]!.search(/\S/) + 1
  return {rule, reason, place: {file, line, column}, lines: {first, last: fenceAt.get(first) ?? first}}
}

/** Parts Problems into those to report and those that a suppression keeps back. */
export function suppress(
  problems: readonly Problem[],
  suppressions: readonly Suppression[],
): {readonly problems: readonly Problem[]; readonly used: ReadonlySet<Suppression>} {
  const used = new Set<Suppression>()
  const kept = problems.filter(({rule, place}) => {
    const by = suppressions.find(
      (one) =>
        one.rule === rule &&
        one.reason !== '' &&
        place.line >= one.lines.first &&
        place.line <= one.lines.last,
    )
    if (by) used.add(by)
    return !by
  })
  return {problems: kept, used}
}

function lastLineOf({codeLine, code}: Fence): number {
  return codeLine + (code === '' ? 0 : code.split('\n').length)
}
