import {archiveUntilNow} from './archive.ts'
import {type Base, type HostState, requireInstance} from './host-state.ts'
import {parseInstantMicroseconds, renderInstant, truncateToMilliseconds} from './instant.ts'
import {RecoveryRangeError} from './recovery-range-error.ts'

/** A recovery that is possible. */
export interface ReachableRecovery {
  readonly base: Base
  /** With microseconds. */
  readonly instant: string
}

/** The latest instant, with milliseconds, to which the instance can be recovered after this call. */
export async function findLatestRecoveryTime(host: HostState, name: string): Promise<string> {
  return truncateToMilliseconds(await archiveNow(host, name))
}

/**
 * The newest backup from which the instant can be reached; without an instant, now.
 *
 * PostgreSQL checks only half of this: with an instant before the end of the backup it comes up silently with newer
 * rows. So the range is checked here. Throws RecoveryRangeError.
 */
export async function findReachableRecovery(
  host: HostState,
  name: string,
  pointInTime?: string,
): Promise<ReachableRecovery> {
  const wanted = pointInTime === undefined ? undefined : parseInstantMicroseconds(pointInTime)
  const latest = await archiveNow(host, name)
  const {archive} = requireInstance(host, name)
  const bases = host.bases.filter((base) => base.archive === archive)
  const instant = wanted ?? latest
  const fitting = bases.filter(({backup}) => parseInstantMicroseconds(backup.endedAt) <= instant)
  const base = fitting.at(-1)
  if (base && instant <= latest) return {base, instant: renderInstant(instant)}
  throw outOfRange(name, renderInstant(instant), {
    to: truncateToMilliseconds(latest),
    ...(bases[0] && {from: bases[0].backup.endedAt}),
  })
}

function archiveNow(host: HostState, name: string): Promise<bigint> {
  const {cluster, archive} = requireInstance(host, name)
  return archiveUntilNow(cluster, archive, host.context.signal)
}

function outOfRange(name: string, instant: string, range: {from?: string; to: string}): RecoveryRangeError {
  const possible = range.from ? `from ${range.from} to ${range.to}` : 'not before the first backup'
  return new RecoveryRangeError(
    `${name} cannot be recovered to ${instant}: recovery is possible ${possible}.`,
    range,
  )
}
