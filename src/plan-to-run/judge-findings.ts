import type {Findings} from '../model/event.ts'

/**
 * Says what the world saw that no step did: a recovery whose rows are not exactly those that had been committed
 * until the recovery point. Such a run has failed, even where every step passed.
 */
export function judgeFindings(findings: Findings | undefined): readonly string[] {
  return (findings?.recoveries ?? [])
    .filter(
      ({rows, checksum, expectedRows, expectedChecksum}) =>
        rows !== expectedRows || checksum !== expectedChecksum,
    )
    .map(
      ({instance, table, rows, expectedRows, pointInTime}) =>
        `\`${instance}\` has ${rows} rows of \`${table}\`, not exactly the ${expectedRows} that were committed until ${pointInTime}.`,
    )
}
