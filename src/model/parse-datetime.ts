const pattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})$/i

/**
 * Brings a datetime with a zone to UTC with `Z` and at least milliseconds; `undefined` when it is none.
 *
 * gcloud 528 silently drops the offset of `--point-in-time`, so a local time with `+01:00` would recover
 * to an hour after the moment that was meant. No offset ever reaches a command.
 *
 * @example parseDatetime('2026-02-11T11:00:00+01:00') // '2026-02-11T10:00:00.000Z'
 */
export function parseDatetime(text: string): string | undefined {
  const match = pattern.exec(text.trim())
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match
  const wall = Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second!)
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  // Date.UTC rolls 30 February over to March: such a day does not exist.
  if (new Date(wall).toISOString().slice(0, 19) !== written) return undefined
  const offset = offsetMinutes(zone)
  if (offset === undefined) return undefined
  const utc = new Date(wall - offset * 60_000).toISOString().slice(0, 19)
  return `${utc}.${fraction.padEnd(3, '0')}Z`
}

/** ex: `+01:30` -> 90, `Z` -> 0; `undefined` beyond 14 hours. */
function offsetMinutes(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 14 || minutes > 59) return undefined
  return sign * (hours * 60 + minutes)
}
