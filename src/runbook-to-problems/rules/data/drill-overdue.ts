import type {PageRule} from '../../rule.ts'

/** A quarter of a year, as the drill calendar says. */
const mostDays = 92
const dayMs = 24 * 60 * 60 * 1000

/** The last rehearsal of a runbook is not older than a quarter of a year. */
export const drillOverdue: PageRule = {
  id: 'drill-overdue',
  severity: 'note',
  asks: 'The last rehearsal of a runbook that is on record here is at most 92 days old.',
  explain:
    'Tools and services change under a page that stays the same. Only the evidence on this machine counts, in `.runbook/evidence`; where there is none for a page, nothing is said.',
  file: 'runbooks/disaster-recovery.md',
  wrongFile: 'runbooks/never-again.md',
  wrong: ':::step[Look]{#look .read}\n:::\n',
  right: ':::step[Look]{#look .read}\n:::\n',
  check({file, isRunbook, runbook, frontMatter}, {project, today}) {
    const day = isRunbook ? project?.rehearsals.get(runbook.id) : undefined
    if (day === undefined || Date.parse(today) - Date.parse(day) <= mostDays * dayMs) return []
    return [
      {
        place: frontMatter?.placeOf(['review']) ?? {file, line: 1, column: 1},
        message: `The last rehearsal of this page on record here was on ${day}, more than ${mostDays} days ago.`,
        hint: `Rehearse it: runbook rehearse ${runbook.id}.`,
      },
    ]
  },
}
