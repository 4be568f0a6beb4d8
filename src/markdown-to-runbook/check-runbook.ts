import {makeProblem, type ParsedStep} from '../../plugins/remark-runbook/index.ts'
import type {Input} from '../model/input.ts'
import type {Problem} from '../model/problem.ts'
import type {Objective} from '../model/runbook.ts'
import type {YamlReading} from './yaml-places.ts'

/** The parts of a runbook that refer to each other. */
export interface RunbookParts {
  readonly steps: readonly ParsedStep[]
  /** Ids that the page writes, those of steps with errors included. */
  readonly ids: readonly string[]
  readonly inputs: Readonly<Record<string, Input>>
  readonly objectives: {readonly rto?: Objective; readonly rpo?: Objective}
  /** Absent when the page has no front matter. */
  readonly yaml?: YamlReading
}

/** Problems between front matter and steps: what `when` asks about, and the ends of objectives. */
export function checkRunbook(parts: RunbookParts): readonly Problem[] {
  return [...checkConditions(parts), ...checkObjectives(parts)]
}

function checkConditions({steps, inputs}: RunbookParts): Problem[] {
  const known = new Set(Object.keys(inputs).filter((name) => inputs[name]!.type !== 'secret'))
  const secret = new Set(Object.keys(inputs).filter((name) => inputs[name]!.type === 'secret'))
  return steps.flatMap(({step, places}) => {
    const name = step.when?.name
    const isKnown = !name || known.has(name)
    const isSecret = name !== undefined && secret.has(name)
    if (step.run?.capture) known.add(step.run.capture)
    if (step.run?.secret) secret.add(step.run.secret)
    if (isKnown && !isSecret) return []
    const what = isSecret
      ? 'is a secret, and the answer is kept in the journal'
      : 'is neither an input nor an earlier capture'
    return [
      makeProblem({
        rule: 'condition-unknown',
        place: places.when!,
        message: `Step \`${step.id}\` asks for \`${name}\`, which ${what}.`,
        hint: isSecret
          ? 'Ask about something else.'
          : `Add \`${name}\` to \`inputs\`, or capture it in an earlier step.`,
      }),
    ]
  })
}

function checkObjectives({ids, inputs, objectives, yaml}: RunbookParts): Problem[] {
  return (['rto', 'rpo'] as const).flatMap((objective) =>
    (['from', 'to'] as const).flatMap((end) => {
      const name = objectives[objective]?.[end]
      if (!name || !yaml || ids.includes(name)) return []
      if (inputs[name]?.type === 'datetime') return []
      return [
        makeProblem({
          rule: 'objective-unknown',
          place: yaml.placeOf(['objectives', objective, end]),
          message: `Objective \`${objective}\` expects \`${end}\` as a step or a datetime, got \`${name}\`.`,
          hint: /^[A-Z]/.test(name)
            ? `Add \`${name}: {type: datetime, …}\` to \`inputs\`; a step may capture it.`
            : `Write one of ${ids.join(', ') || 'the ids of the steps'}.`,
        }),
      ]
    }),
  )
}
