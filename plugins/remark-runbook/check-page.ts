import type {Place} from '../../src/model/place.ts'
import type {Problem} from '../../src/model/problem.ts'
import {makeProblem} from './problem.ts'
import type {ParsedStep} from './runbook-data.ts'

/** Problems between the steps of a page: order of `needs`, and one capture for each name. */
export function checkPage(steps: readonly ParsedStep[], writtenIds: readonly string[]): readonly Problem[] {
  return [...checkNeeds(steps, writtenIds), ...checkCaptures(steps)]
}

function checkNeeds(steps: readonly ParsedStep[], writtenIds: readonly string[]): Problem[] {
  return steps.flatMap(({step, places}) => {
    const before = new Set(writtenIds.slice(0, writtenIds.indexOf(step.id)))
    return step.needs
      .filter((id) => !before.has(id))
      .map((id) =>
        makeProblem({
          rule: 'needs-order',
          place: places.needs!,
          message: `Step \`${step.id}\` needs \`${id}\`, which ${whereItIs(id, step.id, writtenIds)}.`,
          hint: before.size > 0 ? `Name earlier steps: ${[...before].join(', ')}.` : 'Remove `needs=`.',
        }),
      )
  })
}

function whereItIs(id: string, own: string, writtenIds: readonly string[]): string {
  if (id === own) return 'is the step itself'
  return writtenIds.includes(id) ? 'comes later' : 'is not a step of this page'
}

function checkCaptures(steps: readonly ParsedStep[]): Problem[] {
  const first = new Map<string, string>()
  const problems: Problem[] = []
  for (const {step, places} of steps) {
    for (const [attribute, name] of Object.entries({capture: step.run?.capture, secret: step.run?.secret})) {
      if (!name) continue
      const place: Place = places[`run.${attribute}`]!
      const earlier = first.get(name)
      if (earlier) problems.push(duplicate(name, {step: step.id, earlier, place}))
      first.set(name, earlier ?? step.id)
    }
  }
  return problems
}

function duplicate(name: string, at: {step: string; earlier: string; place: Place}): Problem {
  return makeProblem({
    rule: 'capture-duplicate',
    place: at.place,
    message: `Step \`${at.step}\` keeps its output as \`${name}\`, and so does step \`${at.earlier}\`.`,
    hint: 'Give one of them another name.',
  })
}
