/** Quantile of a standard normal distribution for a one-sided bound of 95 %. */
const z = 1.645

/**
 * What a load came to. An error is a 5xx answer or none; a 4xx answer is the caller's, and is counted apart.
 *
 * @param {readonly {status: number, durationMs: number, lateMs: number}[]} samples
 */
export function summarizeLoad(samples) {
  const durations = samples.map(({durationMs}) => durationMs).sort((a, b) => a - b)
  const errors = samples.filter(({status}) => status === 0 || status >= 500).length
  const refused = samples.filter(({status}) => status >= 400 && status < 500).length
  const n = samples.length
  return {
    n,
    errors,
    refused,
    errorRate: round(errors / n, 6),
    /** 95 % sure that the true rate is not above this. */
    errorRateAtMost: round(upperBound(errors, n), 6),
    p50Ms: round(percentile(durations, 50), 1),
    p95Ms: round(percentile(durations, 95), 1),
    p99Ms: round(percentile(durations, 99), 1),
    maxMs: round(durations.at(-1), 1),
    /** How late this client itself was at worst: above some ms the client is the bottleneck, not the service. */
    clientLateMs: round(Math.max(...samples.map(({lateMs}) => lateMs)), 1),
  }
}

/** Nearest rank: a value that really occurred. */
export function percentile(sorted, percent) {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]
}

/** Rule of three where no error was seen, else Wilson's bound. */
export function upperBound(errors, n) {
  if (errors === 0) return Math.min(1, 3 / n)
  const rate = errors / n
  const middle = rate + z ** 2 / (2 * n)
  const spread = z * Math.sqrt((rate * (1 - rate)) / n + z ** 2 / (4 * n ** 2))
  return Math.min(1, (middle + spread) / (1 + z ** 2 / n))
}

function round(value, digits) {
  return Number(value.toFixed(digits))
}
