import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {findDisplayNames} from '../page-facts.ts'
import type {PageRule} from '../rule.ts'
import {bash, pageWith, step} from './parser/example.ts'

const makes = step('#make .read', bash('cat <<JSON\n{"displayName": "High Error Rate"}\nJSON'))

/** An alert is called as the runbook that makes it calls it. */
export const alertMisspelt: PageRule = {
  id: 'alert-misspelt',
  severity: 'error',
  asks: 'The name of an alert is not nearly one that a runbook makes.',
  explain:
    'Who is woken by an alert looks for its name, and finds no page under another one. A name that is far from all of these may be of another system.',
  wrong: pageWith(makes, 'alerts: [High Eror Rate]\n'),
  right: pageWith(makes, 'alerts: [High Error Rate]\n'),
  check({runbook, frontMatter}, {project, pages}) {
    if (!project || !frontMatter || runbook.alerts.length === 0) return []
    const elsewhere = [...pages.values()].flatMap(({displayNames}) => displayNames)
    const made = [...findDisplayNames(runbook.fences), ...elsewhere]
    return runbook.alerts.flatMap((alert, index) => {
      const near = made.includes(alert) ? undefined : nearest(alert, made)
      if (near === undefined) return []
      const message = `No runbook makes the alert \`${alert}\`.`
      return [{place: frontMatter.placeOf(['alerts', index]), message, hint: `Did you mean \`${near}\`?`}]
    })
  },
}
