import roles from '../gcloud/roles.json'
import type {PageRule} from '../rule.ts'
import {isOneEdit} from '../vocabulary.ts'

const known = new Set<string>(roles)

/** A role of Google Cloud is spelt as Google spells it. */
export const roleMisspelt: PageRule = {
  id: 'role-misspelt',
  severity: 'error',
  asks: 'A role of Google Cloud is spelt as Google spells it.',
  explain:
    'gcloud takes any text for a role, and the API refuses it when the command runs; in `permissions` nobody refuses it. A name counts when it is one letter away from a role that is often used.',
  wrong: 'Needs `roles/cloudsql.amdin`.',
  right: 'Needs `roles/cloudsql.admin`.',
  check({file, lines}, {project}) {
    if (!project) return []
    return lines.flatMap((text, index) =>
      [...text.matchAll(/(?<=\broles\/)[a-zA-Z]+(?:\.[a-zA-Z]+)*/g)].flatMap(({0: role, index: at}) => {
        const meant = known.has(role) ? undefined : roles.find((one) => isOneEdit(role, one))
        if (meant === undefined) return []
        const place = {file, line: index + 1, column: at + 1}
        return [
          {
            place,
            message: `Google Cloud has no role \`roles/${role}\`.`,
            hint: `Did you mean \`roles/${meant}\`?`,
          },
        ]
      }),
    )
  },
}
