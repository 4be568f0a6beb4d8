import type {PlannedStep} from '../../model/plan.ts'
import {fenceLines} from './fence-lines.ts'
import {plain} from './plain.ts'
import {readProse} from './read-prose.ts'
import {wrapProse} from './wrap.ts'

/** The whole text of a step as the page has it: prose, and every block with its role and place. */
export function stepText(step: PlannedStep, columns: number): readonly string[] {
  const blocks = [step.run, step.expect, step.verify, step.rollback].flatMap((fence) =>
    fence
      ? [
          '',
          `  ${fence.role ?? 'run'} (${fence.place.file}:${fence.place.line})`,
          ...fenceLines(fence).map((line) => `    ${line}`),
        ]
      : [],
  )
  return [...wrapProse(plain(readProse(step.prose)), columns), ...blocks]
}
