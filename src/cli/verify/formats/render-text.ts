import type {Problem} from '../../../model/problem.ts'
import type {Paint} from '../../terminal/paint.ts'
import {sanitize} from '../../terminal/sanitize.ts'
import type {Totals, Verification} from '../verification.ts'

/** What the text needs besides what was found. */
export interface TextContext {
  readonly paint: Paint
  readonly columns: number
  /** Print notes as well; they are counted in any case. */
  readonly showsNotes: boolean
  /** The source line of a place; undefined where it cannot be read. */
  readonly lineAt: (place: Problem['place']) => string | undefined
}

/** Problems for people: errors and warnings with the line and a caret below it, notes on one line each and only when they are asked for. */
export function renderText({problems, totals}: Verification, context: TextContext): string {
  const shown = problems.filter(({severity}) => context.showsNotes || severity !== 'note')
  return [...shown.map((problem) => renderFinding(problem, context)), renderTotals(totals, context)].join('')
}

function renderFinding(problem: Problem, context: TextContext): string {
  const {rule, severity, message, hint, place} = problem
  const {paint} = context
  const colour = {error: paint.bad, warning: paint.warn, note: paint.faint}[severity]
  const where = sanitize(`${place.file}:${place.line}:${place.column}`)
  const head = `${paint.strong(where)} ${colour(severity)} ${sanitize(message)} ${paint.faint(`[${rule}]`)}`
  if (severity === 'note') return `${head}\n`
  return [head, ...renderFrame(problem, context), `  ${sanitize(hint)}`, '', ''].join('\n')
}

/** The line around the place, no wider than the terminal, and a caret under the column. */
function renderFrame({place}: Problem, {lineAt, columns, paint}: TextContext): readonly string[] {
  const line = lineAt(place)
  if (line === undefined) return []
  const number = String(place.line)
  const room = Math.max(20, columns - number.length - 6)
  const at = Math.min(place.column - 1, line.length)
  const start = at < room - 10 ? 0 : at - Math.floor(room / 2)
  const shown = oneLine(line.slice(start, start + room))
  // What stands before the caret is as wide as it is shown: a control byte takes two columns.
  const before = oneLine(line.slice(start, at)).replace(/\S/gu, ' ')
  return [
    `  ${paint.faint(`${number} |`)} ${shown}`,
    `  ${' '.repeat(number.length)} ${paint.faint('|')} ${before}${paint.warn('^')}`,
  ]
}

function oneLine(text: string): string {
  return sanitize(text.replaceAll('\t', '  '))
}

function renderTotals(
  {files, errors, warnings, notes, suppressions}: Totals,
  {paint, showsNotes}: TextContext,
): string {
  const counts = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    plural(notes, 'note'),
    ...(suppressions > 0 ? [plural(suppressions, 'suppression')] : []),
  ].join(', ')
  const more = notes > 0 && !showsNotes ? ' --notes lists the notes.' : ''
  return `${errors > 0 ? paint.bad(counts) : paint.good(counts)} in ${plural(files, 'file')}.${more}\n`
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
