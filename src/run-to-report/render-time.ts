/** A moment of a run for people, in UTC: the time alone on the day that it started, else with its date. */
export function renderTime(at: string, startedAt: string): string {
  const time = at.slice(11, 23)
  return at.slice(0, 10) === startedAt.slice(0, 10) ? time : `${at.slice(0, 10)} ${time}`
}
