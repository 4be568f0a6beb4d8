import type {Plan} from '../model/plan.ts'

/** What a step's environment is made from. */
export interface EnvironmentParts {
  /** The caller's variables; only names that are listed pass. */
  readonly caller: Readonly<Record<string, string | undefined>>
  readonly plan: Plan
  readonly captures: Readonly<Record<string, string>>
  readonly secrets: ReadonlyMap<string, string>
  /** Variables of the world, such as the proxy's address. */
  readonly world: Readonly<Record<string, string>>
  /** Folders that come first on PATH. */
  readonly path: readonly string[]
  readonly run: string
  readonly step: string
  readonly startedAt: string
}

const inherited = /^(PATH|HOME|USER|LOGNAME|LANG|LC_[A-Z]+|TMPDIR)$/

/** The same for every step, wherever it runs. */
export const fixedVariables = {TZ: 'UTC', TERM: 'dumb'}

/** Those of the caller's variables that a step sees: harmless ones, and those that the environment lists in `pass`. */
export function callerVariables(
  caller: EnvironmentParts['caller'],
  pass: readonly string[],
): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(caller)) {
    if (value !== undefined && (inherited.test(name) || pass.includes(name))) env[name] = value
  }
  return env
}

/**
 * The environment of one block: built, never inherited.
 *
 * BASH_ENV, exported functions, LD_PRELOAD or a proxy of the calling shell would change what the text does,
 * so only names that are known to be harmless pass, and those that the environment file lists in `pass`.
 */
export function buildEnvironment(parts: EnvironmentParts): Record<string, string> {
  const env = callerVariables(parts.caller, parts.plan.environment.pass)
  Object.assign(env, fixedVariables, parts.plan.values, parts.captures)
  for (const [name, value] of parts.secrets) env[name] = value
  Object.assign(env, parts.world, {
    RUNBOOK_RUN: parts.run,
    RUNBOOK_STEP: parts.step,
    RUNBOOK_STARTED: parts.startedAt,
  })
  env.PATH = [...parts.path, env.PATH ?? '/usr/local/bin:/usr/bin:/bin'].join(':')
  return env
}
