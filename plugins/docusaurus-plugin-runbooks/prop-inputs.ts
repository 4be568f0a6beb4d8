import type {PropInput} from '../../src/model/prop-runbook.ts'
import type {Runbook} from '../../src/model/runbook.ts'

/** What the commands of a page read: its inputs, then what its steps print, each once. */
export function propInputs({inputs, steps}: Runbook): readonly PropInput[] {
  const asked: PropInput[] = Object.entries(inputs).map(([name, input]) => {
    const {type, description, default: given, pattern, choices, example} = input
    const from = steps.find(({run}) => run?.capture === name || run?.secret === name)?.id
    return {name, type, description, default: given, pattern, choices, example, from}
  })
  const noted = steps.flatMap<PropInput>(({id, title, run}) => [
    ...(run?.capture ? [{name: run.capture, type: 'string' as const, description: title, from: id}] : []),
    ...(run?.secret ? [{name: run.secret, type: 'secret' as const, description: title, from: id}] : []),
  ])
  return [...asked, ...noted.filter(({name}) => !(name in inputs))]
}

/** Of each environment's values those that the inputs name and that are filled in. */
export function valuesFor(
  inputs: readonly PropInput[],
  environments: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, Record<string, string>> {
  const known = new Set(inputs.flatMap(({name, type}) => (type === 'secret' ? [] : [name])))
  const isKnown = ([name, value]: [string, string]) => known.has(name) && !value.startsWith('TO FILL')
  return Object.fromEntries(
    Object.entries(environments).map(([name, values]) => [
      name,
      Object.fromEntries(Object.entries(values).filter(isKnown)),
    ]),
  )
}
