import type {PageFacts} from '../../page-facts.ts'
import type {DataRule} from '../../rule.ts'

/** The rehearsal's environment gives every value that a runbook needs there. */
export const environmentLacks: DataRule = {
  id: 'environment-lacks',
  severity: 'error',
  asks: 'An environment with a world gives every input that has no default and is captured by no step, those that its scenarios are made for, and a value with which each step runs.',
  explain:
    'A rehearsal runs without a person: a value that nobody gives ends it before its first step. A default is made for production, and the world is smaller. A step whose condition never holds there is never rehearsed.',
  file: 'runbooks/_environments/rehearsal.yaml',
  wrong: 'version: 1\ndescription: Here.\nworld: {}\nvalues: {}\n',
  right: 'version: 1\ndescription: Here.\nworld: {}\nvalues:\n  SERVICE_URL: https://localhost\n',
  checkData({file, yaml}, {project, pages}) {
    const {world, values, secrets, pass} = yaml.value ?? {}
    if (!project || !file.startsWith('runbooks/_environments/') || world === undefined) return []
    const given: Given = new Map([
      ...[values, secrets].flatMap((map) => Object.entries((map ?? {}) as object)),
      ...(Array.isArray(pass) ? pass.map((name) => [String(name), undefined] as const) : []),
    ])
    const chosen = ((world as {readonly scenarios?: unknown} | null)?.scenarios ?? {}) as Chosen
    const seen = new Set<string>()
    return [...pages.values()].flatMap((page) => {
      const [, id] = /^runbooks\/([^_/]+)\.md$/.exec(page.file) ?? []
      if (id === undefined) return []
      const scenario = chosen[id] ?? 'healthy'
      const sizes = project.scenarios.get(scenario) ?? []
      return [
        ...missing(page, given),
        ...unfit(page, given, {scenario, sizes}),
        ...unmet(page, given),
      ].flatMap(({name, message}) => {
        if (seen.has(name)) return []
        seen.add(name)
        return [{place: yaml.placeOfKey(['values']), message, hint: `Add \`${name}\` to \`values\`.`}]
      })
    })
  },
}

type Given = ReadonlyMap<string, unknown>
type Chosen = Readonly<Record<string, string>>

/** A name that an environment lacks, and who needs it. */
interface Lack {
  readonly name: string
  readonly message: string
}

function missing({file, inputs, captures}: PageFacts, given: Given): readonly Lack[] {
  return Object.entries(inputs).flatMap(([name, input]) =>
    given.has(name) || input.default !== undefined || captures.includes(name)
      ? []
      : [{name, message: `${file} asks for \`${name}\`, and this environment does not give it.`}],
  )
}

/** A default that is made for production, in a world that is smaller. */
function unfit(
  {file, inputs}: PageFacts,
  given: Given,
  {scenario, sizes}: {readonly scenario: string; readonly sizes: readonly string[]},
): readonly Lack[] {
  return sizes.flatMap((name) => {
    if (given.has(name) || !Object.hasOwn(inputs, name)) return []
    const message = `${file} asks for \`${name}\`, whose default does not fit the scenario \`${scenario}\`, and this environment does not give it.`
    return [{name, message}]
  })
}

/** Conditions on an input of which none holds; of what a step finds out, only a run can tell. */
function unmet({file, inputs, captures, conditions}: PageFacts, given: Given): readonly Lack[] {
  const holds = ({name, equals, value}: PageFacts['conditions'][number]) =>
    (String(given.get(name) ?? inputs[name]?.default) === value) === equals
  return conditions.flatMap(({name, value}) => {
    if (!Object.hasOwn(inputs, name) || captures.includes(name)) return []
    if (conditions.some((one) => one.name === name && holds(one))) return []
    const message = `${file} has a step that runs only with another \`${name}\`, such as \`${value}\`: here it is never rehearsed.`
    return [{name, message}]
  })
}
