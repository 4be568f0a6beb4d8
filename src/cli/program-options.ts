import {InvalidArgumentError, Option} from 'commander'
import {incidentPattern} from '../model/names.ts'
import {type Risk, risks} from '../model/runbook.ts'

/** The option of a command that gives one document. */
export function json(): Option {
  return new Option('--json', 'Print exactly one JSON document on standard output.')
}

/** The option that lets steps run up to a risk. */
export function yes(): Option {
  const text =
    'Run steps up to this risk without asking: read, change (the default of a bare --yes) or destructive.'
  return new Option('--yes <risk>', text).argParser(parseRisk)
}

/** The option that allows one destructive step. */
export function confirm(): Option {
  const text = 'Without a terminal: allow this one step, as ENVIRONMENT:STEP; repeatable.'
  return new Option('--confirm <env:step>', text).argParser((value, before: readonly string[] = []) => {
    if (/^[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$/.test(value)) return [...before, value]
    throw new InvalidArgumentError('Write it as ENVIRONMENT:STEP, such as production:clone.')
  })
}

/** The option that says why a text runs that nobody has reviewed. */
export function unreviewed(): Option {
  const text = 'Run a text in a guarded environment that nobody has reviewed, and say why it cannot wait.'
  return new Option('--unreviewed <reason>', text).argParser(parseReason)
}

/** Reads a reason. Throws InvalidArgumentError when it is empty. */
export function parseReason(reason: string): string {
  if (reason.trim() !== '' && !reason.startsWith('--')) return reason.trim()
  throw new InvalidArgumentError('Say why, in quotes.')
}

/** The option that says where runs are kept. */
export function runsDir(): Option {
  return new Option('--runs-dir <folder>', 'Where runs are kept; .runbook/runs of the project by default.')
}

/** The option that names the incident of a run. */
export function incident(description: string): Option {
  return new Option('--incident <id>', description).argParser((text) => {
    if (incidentPattern.test(text)) return text
    throw new InvalidArgumentError('Write it as INC-123: letters, digits, `.`, `_` and `-`, at most 64.')
  })
}

/** The option that makes an API of a rehearsal misbehave. */
export function fault(): Option {
  const text = 'Rehearsal only: make requests fail, such as "POST /clone$ 500"; repeatable.'
  return new Option('--fault <fault>', text)
    .default([], 'none')
    .argParser((value, before: string[]) => [...before, value])
}

/** Takes one more `NAME=value`. */
export function parseInput(text: string, before: Record<string, string>): Record<string, string> {
  const equals = text.indexOf('=')
  if (equals < 1) throw new InvalidArgumentError('Write it as NAME=value.')
  return {...before, [text.slice(0, equals)]: text.slice(equals + 1)}
}

/** Takes one more value of a list. */
export function parseList(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').filter(Boolean)]
}

function parseRisk(text: string): Risk {
  if (risks.includes(text as Risk)) return text as Risk
  throw new InvalidArgumentError(`Name one of ${risks.join(', ')}.`)
}
