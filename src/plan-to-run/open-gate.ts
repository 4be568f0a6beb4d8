import type {RunEvent} from '../model/event.ts'
import type {PlannedStep} from '../model/plan.ts'
import {changeInput} from './change-input.ts'
import type {Decision, Gate, RunContext} from './run-context.ts'

/** What is recorded while a gate is open, besides the decision itself. */
export interface OpenGate {
  readonly context: RunContext
  /** Events that are not on the disk yet; they go there before the first answer is recorded. */
  readonly pending: RunEvent[]
  readonly ask: () => Promise<Gate>
  /** True when a person is asked: that is recorded, and a person may think for an hour. */
  readonly isAsked: boolean
}

/**
 * Asks until it is decided what becomes of the step. A note or a changed input is recorded at once, and the
 * question is asked again.
 */
export async function* openGate(
  step: PlannedStep,
  {context, pending, ask, isAsked}: OpenGate,
): AsyncGenerator<readonly RunEvent[], Decision> {
  const {clock, masker, origin} = context.ports
  for (;;) {
    if (isAsked) yield [...pending.splice(0), {kind: 'asked', at: clock.now().toISOString(), step: step.id}]
    const gate = await ask()
    const at = clock.now().toISOString()
    // It goes to the disk with the start of what it allows.
    if (gate.kind === 'run' && gate.confirmed !== undefined)
      pending.push({kind: 'confirmed', at, step: step.id, text: gate.confirmed})
    if (gate.kind !== 'note' && gate.kind !== 'change') return gate
    const note = (text: string) => ({kind: 'note' as const, at, step: step.id, text: masker.text(text)})
    if (gate.kind === 'note') yield [...pending.splice(0), {...note(gate.text), by: origin.user}]
    else if (masker.finds(gate.value)) {
      yield [...pending.splice(0), note(`${gate.name} was not changed: the new value holds a secret.`)]
    } else {
      const {name, value} = gate
      yield [...pending.splice(0), {kind: 'input-changed', at, name, value}]
      context.plan = changeInput(context.plan, gate)
    }
  }
}
