import type {Environment} from '../model/environment.ts'
import type {Plan} from '../model/plan.ts'
import {RunbookError} from '../model/runbook-error.ts'
import type {FoundRunbook} from './find-project.ts'
import {type Origin, readOrigin} from './read-origin.ts'
import {findReviewFault} from './review.ts'

/** What is about to be driven, and from where. */
export interface GuardedStart {
  readonly plan: Plan
  readonly environment: Environment
  readonly place: Pick<FoundRunbook, 'project' | 'archive'>
  /** Files of the project whose text will run. */
  readonly files: readonly string[]
}

/** What the operator gave on the command line. */
export interface GuardOptions {
  readonly confirm?: readonly string[]
  readonly unreviewed?: string
}

/**
 * Refuses before anything starts what a guarded environment does not allow: a text that nobody has reviewed, unless
 * the operator says why, and a confirmation that fits neither environment nor step. Gives who runs it from which
 * commit. Throws RunbookError.
 */
export async function checkGuard(start: GuardedStart, {confirm, unreviewed}: GuardOptions): Promise<Origin> {
  refuseStrayConfirmations(start.plan, confirm ?? [])
  const {origin, fault} = await findStartFault(start)
  if (fault === undefined) return origin
  if (unreviewed !== undefined) return {...origin, unreviewed: {reason: unreviewed, fault}}
  throw new RunbookError(`Environment \`${start.environment.name}\` runs reviewed text only: ${fault}.`, {
    hint: 'Check out a reviewed commit, or say why it cannot wait: --unreviewed "REASON".',
  })
}

/** Who would start it from which commit, and why its environment would not let it without a reason. */
export async function findStartFault({
  plan,
  environment,
  place,
  files,
}: GuardedStart): Promise<{readonly origin: Origin; readonly fault?: string}> {
  const origin = await readOrigin(place)
  const {name, guarded} = plan.environment
  // A Markdown file in no project has no environment file that could name refs.
  if (!guarded || name === 'local') return {origin}
  const fault = await findReviewFault({refs: environment.refs, place, files, origin})
  return fault === undefined ? {origin} : {origin, fault}
}

function refuseStrayConfirmations({environment, runbook, steps}: Plan, confirm: readonly string[]): void {
  for (const token of confirm) {
    const [name, step] = token.split(':')
    if (name !== environment.name) {
      throw new RunbookError(
        `\`--confirm=${token}\` names environment \`${name}\`, and this is \`${environment.name}\`.`,
        {hint: 'Make sure where you are, then confirm with the right name.'},
      )
    }
    if (steps.some(({id}) => id === step)) continue
    throw new RunbookError(`\`--confirm=${token}\`: runbook \`${runbook.id}\` has no step \`${step}\`.`, {
      hint: `Name one of: ${steps.map(({id}) => id).join(', ')}.`,
    })
  }
}
