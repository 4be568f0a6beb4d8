/**
 * The drill log with one more entry, taken from evidence.
 * Throws an Error for evidence that may not be kept: a run that did not pass, of changes that no commit has, or one that is kept already.
 */
export function appendDrill(log, evidence) {
  refuse(
    evidence.status !== 'passed',
    `The run ${evidence.run} is ${evidence.status}: only one that passed is kept.`,
  )
  refuse(
    !evidence.commit || evidence.dirty,
    `The run ${evidence.run} is of a text that no commit has. Commit, and run it again.`,
  )
  refuse(log.includes(`run: ${quote(evidence.run)}\n`), `The run ${evidence.run} is kept already.`)
  const lines = Object.entries(entryOf(evidence)).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${typeof value === 'number' ? value : quote(value)}`],
  )
  return `${log.replace(/^drills: \[\]\n/m, 'drills:\n')}  - ${lines.join('\n    ')}\n`
}

function entryOf({run, runbook, environment, isolation, startedAt, durationMs, objectives, ...rest}) {
  const {commit, digest, tools, head} = rest
  return {
    ...{run, runbook, environment, isolation, startedAt, durationMs: Math.round(durationMs)},
    ...{rtoMs: measured(objectives.rto), rpoMs: measured(objectives.rpo)},
    ...{commit, digest, gcloud: tools.gcloud, postgres: tools.postgres, head},
  }
}

function measured(objective) {
  return objective?.measuredMs === undefined ? undefined : Math.round(objective.measuredMs)
}

// A commit or a version may look like a number, an instant like a date.
function quote(text) {
  return JSON.stringify(text)
}

function refuse(isWrong, message) {
  if (isWrong) throw new Error(message)
}
