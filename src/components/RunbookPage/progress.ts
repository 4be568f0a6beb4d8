import type {PropRunbook, PropStep} from '../../model/prop-runbook.ts'

/** Steps that were checked off, each with the moment, by the id and the text of the step. */
export type Ticks = Readonly<Record<string, {readonly digest: string; readonly at: string}>>

/**
 * Reads what the browser kept. Total: whatever else is there counts as nothing, and so does a check mark of a step
 * whose text has changed since.
 */
export function parseTicks(stored: string | null, steps: readonly PropStep[]): Ticks {
  const found = parseObject(stored)
  return Object.fromEntries(
    steps.flatMap(({id, digest}) => {
      const tick = found[id]
      return isTick(tick) && tick.digest === digest ? [[id, tick]] : []
    }),
  )
}

/** The check marks with one more, or one less. */
export function toggleTick(ticks: Ticks, {id, digest}: PropStep, at: string): Ticks {
  const {[id]: found, ...rest} = ticks
  return found ? rest : {...ticks, [id]: {digest, at}}
}

/**
 * The state of a page in text, for the incident channel.
 * @example
 * // Disaster recovery: 1 of 2 steps done
 * // [x] 1. Declare the incident (2026-02-11 10:00:05Z)
 * // [ ] 2. Look at the instance
 */
export function renderProgress({title, steps, digest}: PropRunbook, ticks: Ticks, address: string): string {
  const lines = steps.map(({id, number, title: step}) => {
    const at = ticks[id]?.at
    return `[${at ? 'x' : ' '}] ${number}. ${step}${at ? ` (${renderInstant(at)})` : ''}`
  })
  const head = `${title}: ${Object.keys(ticks).length} of ${steps.length} steps done`
  return [head, ...lines, `${address} (text ${digest.slice(0, 12)})`].join('\n')
}

function renderInstant(at: string): string {
  return `${at.slice(0, 19).replace('T', ' ')}Z`
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value ? (value as Record<string, unknown>) : {}
  } catch {
    // The reader's own storage: what cannot be read is forgotten, the page stays usable.
    return {}
  }
}

function isTick(value: unknown): value is Ticks[string] {
  const tick = value as Partial<Ticks[string]> | undefined
  return (
    typeof tick === 'object' && typeof tick?.digest === 'string' && !Number.isNaN(Date.parse(tick.at ?? ''))
  )
}
