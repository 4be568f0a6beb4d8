import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {DataFile} from '../../data-file.ts'
import type {Facts, ProjectFacts} from '../../facts.ts'
import type {DataRule, Finding} from '../../rule.ts'

/** Environments give the same names. */
export const environmentDiffers: DataRule = {
  id: 'environment-differs',
  severity: 'error',
  asks: 'Environments give the same names, and none that is nearly one that runbooks ask for.',
  explain:
    'A runbook is rehearsed in one environment and run in another. A value with a misspelt name is found in the middle of the one that has it.',
  file: 'runbooks/_environments/staging.yaml',
  wrong: 'version: 1\ndescription: Staging.\nguarded: true\nvalues:\n  SERVICE_UR: https://localhost\n',
  right: 'version: 1\ndescription: Staging.\nguarded: true\nvalues:\n  SERVICE_URL: https://localhost\n',
  checkData({file, yaml}, {project, pages}) {
    const [, own] = /^runbooks\/_environments\/([^/]+)\.yaml$/.exec(file) ?? []
    if (!project || own === undefined || !yaml.value) return []
    const others = [...project.environments].filter(([name]) => name !== own).map(([, names]) => names)
    const known = new Set(others.flatMap((names) => [...names]))
    const given = ['values', 'secrets'].flatMap((field) =>
      Object.keys((yaml.value?.[field] ?? {}) as object).map((name) => ({field, name})),
    )
    const has = (name: string) => given.some((one) => one.name === name)
    const misspelt = given.flatMap(({field, name}) => {
      const meant = known.has(name) ? undefined : nearest(name, [...known])
      if (meant === undefined || has(meant)) return []
      return [
        {
          place: yaml.placeOfKey([field, name]),
          message: `No other environment gives \`${name}\`, and this one does not give \`${meant}\`.`,
          hint: `Did you mean \`${meant}\`?`,
        },
      ]
    })
    return [...misspelt, ...unused(given, yaml, {project, pages}), ...lacking(others, has, yaml)]
  },
}

interface Given {
  readonly field: string
  readonly name: string
}

/** A name that no page writes gives nobody a value: beside one that pages write often, it is a misspelling. */
function unused(
  given: readonly Given[],
  yaml: DataFile['yaml'],
  {project, pages}: {readonly project: ProjectFacts; readonly pages: Facts['pages']},
): readonly Finding[] {
  const {known} = project.vocabulary
  const names = [...new Set([...pages.values()].flatMap(({inputs}) => Object.keys(inputs)))]
  return given
    .filter(({name}) => !known.has(name.toLowerCase()))
    .flatMap(({field, name}) => {
      const meant = nearest(name, names)
      if (meant === undefined) return []
      const message = `No runbook asks for \`${name}\`.`
      return [{place: yaml.placeOfKey([field, name]), message, hint: `Did you mean \`${meant}\`?`}]
    })
}

/** What two other environments or more all give. */
function lacking(
  others: readonly ReadonlySet<string>[],
  has: (name: string) => boolean,
  yaml: DataFile['yaml'],
): readonly Finding[] {
  const [first, ...rest] = others
  if (!first || rest.length === 0) return []
  return [...first]
    .filter((name) => rest.every((names) => names.has(name)) && !has(name))
    .map((name) => ({
      place: yaml.placeOfKey(['values']),
      message: `Every other environment gives \`${name}\`, and this one does not.`,
      hint: `Add \`${name}\`, as \`TO FILL\` where it is not known yet.`,
    }))
}
