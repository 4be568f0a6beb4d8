/** The fields of a schedule, with the least and the most that each may be. */
const fields = [
  {name: 'minute', from: 0, to: 59},
  {name: 'hour', from: 0, to: 23},
  {name: 'day of the month', from: 1, to: 31},
  {name: 'month', from: 1, to: 12},
  {name: 'day of the week', from: 0, to: 7},
] as const

/** What is wrong with a schedule of cron's five fields; `every 5 minutes` and `@daily` are left alone. */
export function scheduleFault(schedule: string): string | undefined {
  if (/^every |^@/.test(schedule)) return undefined
  const parts = schedule.trim().split(/\s+/)
  if (parts.length !== 5 || parts.some((part) => !/^[\d*,/LW#A-Za-z-]+$/.test(part)))
    return `\`${schedule}\` is no schedule of five fields`
  for (const [index, {name, from, to}] of fields.entries()) {
    const numbers = parts[index]!.replace(/\/\d+/g, '').match(/\d+/g) ?? []
    const odd = numbers.find((number) => Number(number) < from || Number(number) > to)
    if (odd !== undefined)
      return `\`${schedule}\` has no ${name} \`${odd}\`: it lies between ${from} and ${to}`
  }
  return undefined
}
