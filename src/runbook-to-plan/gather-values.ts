import {checkValue} from '../model/check-value.ts'
import type {Environment} from '../model/environment.ts'
import {isSteeringName, valueNamePattern} from '../model/names.ts'
import type {Runbook} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {capturesOf} from './step-uses.ts'

/** Values for a plan, and what a person must still give. */
export interface GatheredValues {
  readonly values: Readonly<Record<string, string>>
  /** Inputs that nothing gives; a terminal asks for them, otherwise the run is refused. */
  readonly missing: readonly string[]
  /** Secrets to fetch before the first step, by name. */
  readonly secrets: readonly string[]
}

/**
 * Takes each value from `--input`, then the environment, then the default.
 * Throws one RunbookError that names every value that cannot be used.
 */
export function gatherValues(
  runbook: Runbook,
  environment: Environment,
  given: Readonly<Record<string, string>>,
): GatheredValues {
  const captures = capturesOf(runbook)
  const faults = Object.keys(given).flatMap((name) => refuseName(name, runbook, environment) ?? [])
  const values: Record<string, string> = {}
  const missing: string[] = []
  const names = new Set([
    ...Object.keys(environment.values),
    ...Object.keys(runbook.inputs),
    ...Object.keys(given),
  ])
  for (const name of names) {
    const input = runbook.inputs[name]
    if (input?.type === 'secret') continue
    const raw = given[name] ?? environment.values[name] ?? input?.default
    if (raw === undefined) {
      if (!captures.has(name)) missing.push(name)
      continue
    }
    // A value that this runbook does not ask for may stay unfilled in the environment file.
    if (!input && !(name in given) && raw.startsWith('TO FILL')) continue
    const checked = checkValue(raw, input)
    if (checked.ok) values[name] = checked.value
    else faults.push(`\`${name}\` ${checked.reason}`)
  }
  if (faults.length > 0) throw unusable(faults, environment)
  const secretInputs = Object.entries(runbook.inputs).filter(([, input]) => input.type === 'secret')
  const secrets = new Set([...secretInputs.map(([name]) => name)])
  return {values, missing, secrets: [...secrets]}
}

function refuseName(name: string, runbook: Runbook, environment: Environment): string | undefined {
  if (!valueNamePattern.test(name) || isSteeringName(name)) {
    return `\`${name}\` is not a name that an input may have`
  }
  const capture = capturesOf(runbook).get(name)
  if (runbook.inputs[name]?.type === 'secret' || capture?.secret) {
    return `\`${name}\` is a secret, and an argument is no place for a secret`
  }
  if (name in runbook.inputs || name in environment.values || capture) return undefined
  return `\`${name}\` is not an input of \`${runbook.id}\``
}

function unusable(faults: readonly string[], environment: Environment): RunbookError {
  return new RunbookError(`These values cannot be used: ${faults.join('; ')}.`, {
    hint: `Correct --input NAME=value, or the environment file of \`${environment.name}\`.`,
  })
}
