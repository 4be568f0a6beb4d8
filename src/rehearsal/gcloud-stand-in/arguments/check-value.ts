import {UsageError} from '../stand-in-error.ts'

/** A check for a whole number within bounds. */
export function checkInteger(
  flag: string,
  {from, to = Number.MAX_SAFE_INTEGER}: {from: number; to?: number},
) {
  return (text: string): void => {
    if (!/^-?\d+$/.test(text)) {
      throw new UsageError(`argument ${flag}: Value must be an integer; received: ${text}`)
    }
    const value = Number(text)
    if (value < from) {
      throw new UsageError(
        `argument ${flag}: Value must be greater than or equal to ${from}; received: ${text}`,
      )
    }
    if (value > to) {
      throw new UsageError(`argument ${flag}: Value must be less than or equal to ${to}; received: ${text}`)
    }
  }
}

const written =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|[+-]\d\d:?\d\d)?)?$/

/**
 * Reads a time the way gcloud 528 does, its trap included: **the offset is dropped**, and the hour that was written
 * is sent as UTC. Throws UsageError for what is not ISO 8601, or not in the calendar.
 *
 * ex: `2026-02-11T10:00:00+01:00` -> `2026-02-11T10:00:00.000000Z`
 */
export function readPointInTime(flag: string, text: string): string {
  const parts = written.exec(text)?.slice(1)
  if (!parts) throw new UsageError(`argument ${flag}: Failed to parse date/time; received: ${text}`)
  const [year, month, day, hour = '00', minute = '00', second = '00', fraction = ''] = parts
  const seconds = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const date = new Date(`${seconds}.000Z`)
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(seconds)) {
    throw new UsageError(
      `argument ${flag}: Failed to parse date/time: not in the calendar; received: ${text}`,
    )
  }
  return `${seconds}.${fraction.slice(0, 6).padEnd(6, '0')}Z`
}

const unitSeconds: Readonly<Record<string, number>> = {d: 86_400, h: 3600, m: 60, s: 1, '': 1}

/** Reads a duration such as `90m`, `1d2h` or `10`, in milliseconds. Throws UsageError for any other form. */
export function readDurationMs(flag: string, text: string): number {
  if (!/^(\d+[dhms])+$|^\d+$/.test(text)) {
    throw new UsageError(`argument ${flag}: Failed to parse duration; received: ${text}`)
  }
  const parts = [...text.matchAll(/(\d+)([dhms]?)/g)]
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitSeconds[unit!]! * 1000, 0)
}
