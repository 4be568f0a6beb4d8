import type {Run} from '../model/run.ts'
import {inlineCode} from './markdown.ts'

/** Renders what a rehearsal's world saw of itself; nothing for a run outside of one. */
export function renderFindings({findings}: Run): readonly string[] {
  if (!findings) return []
  const recoveries = findings.recoveries.map((recovery) =>
    [
      `- \`${recovery.instance}\` recovered from \`${recovery.source}\` to ${recovery.pointInTime}:`,
      `  ${recovery.rows} rows of \`${recovery.table}\`, checksum \`${recovery.checksum}\``,
      `  (written before that instant: ${recovery.expectedRows} rows, \`${recovery.expectedChecksum}\`).`,
      `  Timeline ${recovery.timeline}, port ${recovery.port}. PostgreSQL: ${inlineCode(recovery.stopLine)}`,
    ].join('\n'),
  )
  const readiness = findings.readiness.map(
    (answer) =>
      `- ${answer.at} /ready ${answer.status} from \`${answer.revision}\` over \`${answer.instance}\``,
  )
  const deliveries = findings.deliveries.map(
    ({at, sink, target, text}) => `- ${at} ${sink} ${target}: ${inlineCode(text)}`,
  )
  const title = `## What the rehearsal's world saw (scenario ${findings.scenario}, seed ${findings.seed})`
  return [
    title,
    ...[recoveries, readiness, deliveries].filter((list) => list.length > 0).map((list) => list.join('\n')),
  ]
}
