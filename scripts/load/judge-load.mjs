/**
 * What a load proves and what not, in words; `fails` is empty when it passed.
 *
 * @param {{n: number, errors: number, refused: number, errorRate: number, errorRateAtMost: number, p99Ms: number}} result
 * @param {{p99Ms: number, errorRate: number, minSample: number}} limits
 */
export function judgeLoad(result, limits) {
  const {n, errors, refused, errorRate, errorRateAtMost, p99Ms} = result
  const fails = []
  if (n < limits.minSample)
    fails.push(`the sample of ${n} is smaller than the ${limits.minSample} that were asked for`)
  if (refused > 0)
    fails.push(
      `${refused} requests were refused with 4xx: sign-in or a rate limit, so the load did not arrive`,
    )
  if (errorRate > limits.errorRate)
    fails.push(`${errors} of ${n} ended in an error, more than ${percent(limits.errorRate)}`)
  if (p99Ms > limits.p99Ms) fails.push(`p99 is ${p99Ms} ms, more than ${limits.p99Ms} ms`)
  const isProven = errorRateAtMost <= limits.errorRate
  const proof = isProven
    ? `An error rate below ${percent(limits.errorRate)} is shown (95 % confidence).`
    : `An error rate below ${percent(limits.errorRate)} is not shown: with ${n} requests it can be up to ${percent(errorRateAtMost)} (95 % confidence).`
  return {fails, proof}
}

function percent(rate) {
  return `${Number((rate * 100).toFixed(4))} %`
}
