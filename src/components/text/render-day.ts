const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * The day of a UTC timestamp. Not Intl: server and browser may carry different month names, and the page would
 * change while it loads.
 * @example renderDay('2026-11-23T01:02:03.000Z') // '23 Nov 2026'
 */
export function renderDay(timestamp: string): string {
  const date = new Date(timestamp)
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}
