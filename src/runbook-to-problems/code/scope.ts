import type {Environment} from '../../model/environment.ts'
import type {Input} from '../../model/input.ts'
import type {Fence, Runbook, RunFence, Step} from '../../model/runbook.ts'

/** What is known of a name before a run. */
export interface ScopedName {
  readonly isSecret: boolean
  /** Values that it has, one for each environment that gives one; empty when only a run can tell. */
  readonly samples: readonly string[]
  /** Environments that leave it without a value; only for names that are no input and no capture. */
  readonly lacking: readonly string[]
}

/** Every name that has a value when a block runs, and the names that come only later. */
export interface Scope {
  readonly names: ReadonlyMap<string, ScopedName>
  /** Captures of later steps: name and step. */
  readonly later: ReadonlyMap<string, string>
  /** Inputs without a default that a later step keeps, unless somebody gives them: name and step. */
  readonly unless: ReadonlyMap<string, string>
  /** False when the page has errors: an input or a capture may then be missing here. */
  readonly isSure: boolean
}

const runId = '20260211t100000z-disaster-recovery-4f2a'
const instant = '2026-02-11T10:00:00Z'

/** What every step gets, whatever the runbook says. docs/reference/environments.md tells it to authors. */
const built: readonly (readonly [string, string | undefined])[] = [
  ['RUNBOOK_RUN', runId],
  ['RUNBOOK_STEP', 'step'],
  ['RUNBOOK_STARTED', instant],
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TMPDIR', 'TZ', 'TERM'].map(
    (name) => [name, undefined] as const,
  ),
]

/** The names that a block of a step can use. */
export function scopeOf(runbook: Runbook, step: Step, fence: Fence, project: ScopeFacts): Scope {
  const names = new Map<string, ScopedName>()
  for (const [name, sample] of built) names.set(name, known(sample === undefined ? [] : [sample]))
  for (const [name, value] of fromEnvironments(project.environments)) names.set(name, value)
  for (const [name, input] of Object.entries(runbook.inputs)) {
    names.set(name, fromInput(input, names.get(name)?.samples ?? []))
  }
  const at = runbook.steps.indexOf(step)
  const own = fence.role === 'verify' || fence.role === 'rollback'
  const later = new Map<string, string>()
  const unless = new Map<string, string>()
  for (const [index, {id, run}] of runbook.steps.entries()) {
    const name = run?.capture ?? run?.secret
    if (!run || name === undefined) continue
    if (index < at || (index === at && own)) names.set(name, fromCapture(run, runbook.inputs[name]))
    else if (!names.has(name)) later.set(name, id)
    else if (runbook.inputs[name] && runbook.inputs[name].default === undefined) unless.set(name, id)
  }
  return {names, later, unless, isSure: project.isSure}
}

/** What surrounds a runbook. */
export interface ScopeFacts {
  readonly environments: readonly Environment[]
  readonly isSure: boolean
}

function known(samples: readonly string[]): ScopedName {
  return {isSecret: false, samples, lacking: []}
}

function fromEnvironments(environments: readonly Environment[]): ReadonlyMap<string, ScopedName> {
  const names = new Set(environments.flatMap(({values, pass}) => [...Object.keys(values), ...pass]))
  return new Map(
    [...names].map((name) => {
      const given = environments.flatMap(({values}) => values[name] ?? [])
      const samples = [...new Set(given.filter((value) => !value.startsWith('TO FILL')))]
      const without = environments.filter(({values, pass}) => !(name in values) && !pass.includes(name))
      return [
        name,
        {isSecret: false, samples, lacking: without.map((environment) => environment.name)},
      ] as const
    }),
  )
}

function fromInput(input: Input, given: readonly string[]): ScopedName {
  const isSecret = input.type === 'secret'
  if (isSecret) return {isSecret, samples: [], lacking: []}
  const own = [input.example, input.default].filter((value) => value !== undefined)
  const typed = input.type === 'datetime' ? [instant] : input.type === 'integer' ? ['1'] : []
  const [first] = own.length > 0 ? own : typed
  const samples = input.choices ?? (given.length > 0 ? given : first === undefined ? [] : [first])
  return known(samples)
}

/** A capture that is declared as an input has that input's type; of any other only a run can tell. */
function fromCapture(run: RunFence, input: Input | undefined): ScopedName {
  if (run.secret !== undefined) return {isSecret: true, samples: [], lacking: []}
  return input ? fromInput(input, []) : known([])
}
