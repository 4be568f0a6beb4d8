const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

/**
 * A duration for people, at most two units.
 * @example renderDuration(1234) // '1.2 s'
 * @example renderDuration(1_800_000) // '30 min'
 */
export function renderDuration(durationMs: number): string {
  if (durationMs < secondMs) return `${Math.round(durationMs)} ms`
  if (durationMs < 10 * secondMs) return `${Number((durationMs / secondMs).toFixed(1))} s`
  const seconds = Math.round(durationMs / secondMs)
  if (seconds < 60) return `${seconds} s`
  if (seconds * secondMs < hourMs) return joinUnits([Math.floor(seconds / 60), 'min'], [seconds % 60, 's'])
  const minutes = Math.round(durationMs / minuteMs)
  return joinUnits([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}

function joinUnits(big: [number, string], small: [number, string]): string {
  return [big, small]
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}
