import type {Fence, Runbook, Step} from '../model/runbook.ts'

/** Every name that some step of the runbook captures, with the step that does and whether it is secret. */
export function capturesOf(runbook: Runbook): ReadonlyMap<string, {step: string; secret: boolean}> {
  const captures = new Map<string, {step: string; secret: boolean}>()
  for (const step of runbook.steps) {
    if (step.run?.capture) captures.set(step.run.capture, {step: step.id, secret: false})
    if (step.run?.secret) captures.set(step.run.secret, {step: step.id, secret: true})
  }
  return captures
}

/** True when a block of the step mentions the value, or its `when=` does. */
export function stepUses(step: Step, name: string): boolean {
  return step.when?.name === name || fencesUse([step.run, step.verify, step.rollback], name)
}

/** True when a block mentions the value: by name in a shell, as `runbook.name` in SQL, or in `database=`. */
export function fencesUse(fences: readonly (UsingFence | undefined)[], name: string): boolean {
  const word = wordOf(name)
  const setting = new RegExp(`runbook\\.${name.toLowerCase()}(?![a-z0-9_])`, 'i')
  return fences.some(
    (fence) =>
      fence !== undefined &&
      (fence.language === 'sql'
        ? (fence.database ?? 'DATABASE_URL') === name || setting.test(fence.code)
        : word.test(fence.code)),
  )
}

type UsingFence = Fence & {readonly database?: string}

/** True when a block of the step uses the value, or the prose of a manual step tells a person to. */
export function stepMentions(step: Step, name: string): boolean {
  return stepUses(step, name) || (step.kind === 'manual' && wordOf(name).test(step.prose))
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`)
}
