import {digestOf} from '../../plugins/remark-runbook/index.ts'
import type {Runbook} from '../model/runbook.ts'

/** Digest of what a runbook does: its steps in order, its inputs without their descriptions, its objectives. */
export function digestRunbook({
  steps,
  inputs,
  objectives,
}: Pick<Runbook, 'steps' | 'inputs' | 'objectives'>): string {
  const asked = Object.entries(inputs).map(([name, {description: _description, ...input}]) => [name, input])
  return digestOf({steps: steps.map(({digest}) => digest), inputs: Object.fromEntries(asked), objectives})
}
