import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {GcloudAnswer} from './gcloud-answer.ts'
import {type SampledWord, unknownValue} from './sample-words.ts'
import type {FlagKind, Surface, SurfaceCommand} from './surface.ts'

const accepted: GcloudAnswer = {kind: 'accepted'}
const unknown: GcloudAnswer = {kind: 'unknown'}

/** What the table of commands says, in the words that gcloud itself uses. A command that is not in it is unknown. */
export function answerFromSurface(words: readonly SampledWord[], surface: Surface): GcloudAnswer {
  const texts = words.map(({text}) => text)
  const lost = lostDash(texts, surface)
  if (lost !== undefined) return {kind: 'refused', message: lost}
  // Short options, and options in a file: gcloud itself can tell.
  if (texts.some((text) => /^-[a-z]/.test(text) && text !== '-q') || texts.includes('--flags-file'))
    return unknown
  const found = findCommand(
    texts.filter((text) => !text.startsWith('-')),
    surface,
  )
  if ('kind' in found) return found
  const refusal = checkWords(texts, found, surface)
  return refusal === undefined ? accepted : {kind: 'refused', message: refusal}
}

/** ex: `-region=…`, an option whose second dash is gone */
function lostDash(texts: readonly string[], {global, commands}: Surface): string | undefined {
  const [name] = texts.flatMap((text) => /^-[a-z][a-z-]+(?==|$)/.exec(text)?.[0] ?? [])
  if (name === undefined) return undefined
  const isOption = [{flags: global}, ...Object.values(commands)].some(({flags}) =>
    Object.hasOwn(flags, `-${name}`),
  )
  return isOption ? `unrecognized arguments: ${name} (did you mean '-${name}'?)` : undefined
}

interface FoundCommand {
  readonly command: SurfaceCommand
  /** Words of its path. */
  readonly depth: number
}

function findCommand(plain: readonly string[], {groups, commands}: Surface): FoundCommand | GcloudAnswer {
  for (let depth = 0; depth <= plain.length; depth++) {
    const path = plain.slice(0, depth).join(' ')
    const command = Object.hasOwn(commands, path) ? commands[path] : undefined
    if (command) return {command, depth}
    const names = Object.hasOwn(groups, path) ? groups[path] : undefined
    const next = plain[depth]
    if (!names || next === unknownValue) return unknown
    if (next === undefined) return {kind: 'refused', message: 'Command name argument expected'}
    if (!names.includes(next))
      return {kind: 'refused', message: withMeant(`Invalid choice: '${next}'`, next, names)}
  }
  return unknown
}

function checkWords(
  texts: readonly string[],
  {command, depth}: FoundCommand,
  surface: Surface,
): string | undefined {
  const flags = {...surface.global, ...command.flags}
  const given = new Set<string>()
  const plain: string[] = []
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at]!
    if (!text.startsWith('--')) {
      if (text !== '-q') plain.push(text)
      continue
    }
    const [, name = '', value] = /^(--[^=]*)(?:=(.*))?$/s.exec(text) ?? []
    const kind = kindOf(name, flags)
    if (kind === undefined) return withMeant(`unrecognized arguments: ${name}`, name, Object.keys(flags))
    given.add(name)
    const taken = kind === 'bool' ? value : (value ?? valueAt(texts, ++at))
    const refusal = checkFlag(name, kind, taken)
    if (refusal !== undefined) return refusal
  }
  return checkComplete(plain.slice(depth), given, command)
}

/** The word after an option is its value, unless it is an option itself. */
function valueAt(texts: readonly string[], at: number): string | undefined {
  return texts[at]?.startsWith('--') ? undefined : texts[at]
}

/** `--no-x` is the other answer of `--x`. */
function kindOf(name: string, flags: Readonly<Record<string, FlagKind>>): FlagKind | undefined {
  if (Object.hasOwn(flags, name)) return flags[name]
  const positive = name.replace(/^--no-/, '--')
  return Object.hasOwn(flags, positive) && flags[positive] === 'bool' ? 'bool' : undefined
}

function checkFlag(name: string, kind: FlagKind, value: string | undefined): string | undefined {
  if (kind === 'bool')
    return value === undefined ? undefined : `argument ${name}: ignored explicit argument '${value}'`
  if (value === undefined) return `argument ${name}: expected one argument`
  if (value.includes(unknownValue) || kind === 'value') return undefined
  if (kind === 'int')
    return /^-?\d+$/.test(value) ? undefined : `argument ${name}: invalid int value: '${value}'`
  if (kind === 'duration')
    return /^(?:P|T|\d+(?:\.\d+)?(?:ms|us|ns|[smhdwy])?)/i.test(value)
      ? undefined
      : `argument ${name}: Failed to parse duration: '${value}'`
  if (kind.some((choice) => foldChoice(choice) === foldChoice(value))) return undefined
  const said = withMeant(`argument ${name}: Invalid choice: '${value}'`, value, kind)
  return `${said}. Valid choices are [${kind.join(', ')}]`
}

/** Many commands take an enum as the API writes it. ex: `PRIVATE_SERVICE_ACCESS` for `private-service-access` */
function foldChoice(text: string): string {
  return text.toLowerCase().replaceAll('_', '-')
}

function checkComplete(
  plain: readonly string[],
  given: ReadonlySet<string>,
  {positionals, required, isOpen, requiredFlags}: SurfaceCommand,
): string | undefined {
  const missing = requiredFlags.find((name) => !given.has(name))
  if (missing !== undefined) return `argument ${missing}: Must be specified`
  if (plain.length < required) return `argument ${positionals[plain.length]}: Must be specified`
  if (!isOpen && plain.length > positionals.length)
    return `unrecognized arguments: ${plain.slice(positionals.length).join(' ')}`
  return undefined
}

function withMeant(said: string, got: string, known: readonly string[]): string {
  const near = nearest(got, known)
  return near === undefined ? said : `${said} (did you mean '${near}'?)`
}
