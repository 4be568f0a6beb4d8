const unitsMs = {h: 3_600_000, m: 60_000, s: 1000, ms: 1} as const
const written = /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/

/**
 * Milliseconds of a written duration, or undefined when it is none.
 *
 * @example
 * parseDuration('1h30m') // 5_400_000
 */
export function parseDuration(text: string): number | undefined {
  const parts = text === '' ? undefined : written.exec(text)
  if (!parts) return undefined
  const [, h = 0, m = 0, s = 0, ms = 0] = parts
  const total = Number(h) * unitsMs.h + Number(m) * unitsMs.m + Number(s) * unitsMs.s + Number(ms)
  return Number.isSafeInteger(total) ? total : undefined
}
