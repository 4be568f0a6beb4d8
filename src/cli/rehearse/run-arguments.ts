import {thereAndBackOption} from '../enter-isolation.ts'

/** What holds for each runbook of one `runbook rehearse`. */
export interface RehearsalCall {
  readonly runsDir?: string
  readonly fault: readonly string[]
}

/** The arguments with which the CLI rehearses one runbook. */
export function runArguments(id: string, {runsDir, fault}: RehearsalCall): readonly string[] {
  return [
    'run',
    id,
    '--environment=rehearsal',
    '--unattended',
    thereAndBackOption,
    ...fault.map((one) => `--fault=${one}`),
    ...(runsDir === undefined ? [] : [`--runs-dir=${runsDir}`]),
  ]
}
