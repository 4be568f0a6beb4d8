import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {DataRule} from '../../rule.ts'

/** Environments give the same names. */
export const environmentDiffers: DataRule = {
  id: 'environment-differs',
  severity: 'error',
  asks: 'A name that only one environment gives is no misspelling of one that the others give.',
  explain:
    'A runbook is rehearsed in one environment and run in another. A value with a misspelt name is found in the middle of the one that has it.',
  file: 'runbooks/_environments/staging.yaml',
  wrong: 'version: 1\ndescription: Staging.\nguarded: true\nvalues:\n  SERVICE_UR: https://localhost\n',
  right: 'version: 1\ndescription: Staging.\nguarded: true\nvalues:\n  SERVICE_URL: https://localhost\n',
  checkData({file, yaml}, {project}) {
    const [, own] = /^runbooks\/_environments\/([^/]+)\.yaml$/.exec(file) ?? []
    if (!project || own === undefined) return []
    const others = [...project.environments].filter(([name]) => name !== own)
    const known = new Set(others.flatMap(([, names]) => [...names]))
    return ['values', 'secrets'].flatMap((field) =>
      Object.keys((yaml.value?.[field] ?? {}) as object).flatMap((name) => {
        const meant = known.has(name) ? undefined : nearest(name, [...known])
        if (meant === undefined || Object.hasOwn((yaml.value?.[field] ?? {}) as object, meant)) return []
        return [
          {
            place: yaml.placeOfKey([field, name]),
            message: `No other environment gives \`${name}\`, and this one does not give \`${meant}\`.`,
            hint: `Did you mean \`${meant}\`?`,
          },
        ]
      }),
    )
  },
}
