import type {Arguments, CoveredCommand} from '../command.ts'
import {UsageError} from '../stand-in-error.ts'
import {commonFlags, flagsOf} from './common-flags.ts'
import {findFlag, splitFlag} from './find-flag.ts'
import {matchCommand} from './match-command.ts'

/** A command line that was understood. */
export interface ParsedLine {
  readonly command: CoveredCommand
  readonly arguments: Arguments
}

type Mutable<Part> = {-readonly [Key in keyof Part]: Part[Key]}
type Collected = {
  words: string[]
  values: Mutable<Arguments['values']>
  switches: Mutable<Arguments['switches']>
}

/**
 * Reads everything after `gcloud`. Flags may stand anywhere, the command's words come before its positionals.
 * Throws UsageError for whatever gcloud would refuse, and for whatever the stand-in does not know; `onCommand` is told
 * before that which command it is about.
 */
export function parseArguments(
  args: readonly string[],
  onCommand: (command: CoveredCommand) => void = () => {},
): ParsedLine {
  const collected: Collected = {words: [], values: {}, switches: {}}
  let command: CoveredCommand | undefined
  const left = [...args]
  for (let token = left.shift(); token !== undefined; token = left.shift()) {
    if (token.startsWith('-') && token !== '-') readFlag(token, left, {command, collected})
    else collected.words.push(token)
    if (command) continue
    command = matchCommand(collected.words)
    if (command) onCommand(command)
  }
  if (!command) throw new UsageError('Command name argument expected.')
  return {command, arguments: finish(command, collected)}
}

function readFlag(
  token: string,
  left: string[],
  {command, collected}: {command: CoveredCommand | undefined; collected: Collected},
): void {
  const [written, given] = splitFlag(token)
  const flags = command ? flagsOf(command) : commonFlags
  const {name, flag, isOn} = findFlag(flags, written) ?? unknownFlag(token)
  if (flag.kind === 'switch') {
    if (given !== undefined) throw new UsageError(`argument ${written}: it takes no value, got \`${given}\``)
    collected.switches[name] = isOn
    return
  }
  const value = given ?? takeValue(left)
  if (value === undefined) throw new UsageError(`argument ${written}: expected one argument`)
  flag.check?.(value)
  collected.values[name] = value
}

function unknownFlag(token: string): never {
  throw new UsageError(`unrecognized arguments: ${token}`)
}

function takeValue(left: string[]): string | undefined {
  const [next] = left
  return next === undefined || (next.startsWith('-') && next !== '-') ? undefined : left.shift()
}

function finish(command: CoveredCommand, {words, values, switches}: Collected): Arguments {
  const given = words.slice(command.words.split(' ').length)
  const surplus = given.slice(command.positionals.length)
  if (surplus.length > 0) throw new UsageError(`unrecognized arguments: ${surplus.join(' ')}`)
  const positionals: Record<string, string> = {}
  for (const [index, name] of command.positionals.entries()) {
    const value = given[index]
    if (value !== undefined) positionals[name.replace(/[[\]]/g, '')] = value
    else if (!name.startsWith('[')) throw new UsageError(`argument ${name}: Must be specified.`)
  }
  for (const [name, flag] of Object.entries(command.flags)) {
    const isMissing = flag.kind === 'value' && flag.isRequired && !Object.hasOwn(values, name)
    if (isMissing) throw new UsageError(`argument --${name}: Must be specified.`)
  }
  return {positionals, values, switches}
}
