import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {Problem} from '../../model/problem.ts'
import type {ProjectFacts} from '../project-facts.ts'
import type {CodePiece} from '../read-code.ts'

const call = /(?:^|[\s;&|(])(?:npx (?:--no(?:-install)? )?)?runbook ((?:[a-z-]+|--[a-z-]+)(?: [^;&|)]*)?)/g
const takesRunbook = new Set(['run', 'plan', 'show', 'rehearse'])

/** A `runbook` command that a page shows exists, with its options, runbook, steps and environment. */
export function runbookCommandWrong({text, place}: CodePiece, facts: ProjectFacts): readonly Problem[] {
  return [...text.matchAll(call)].flatMap((match) => {
    const at = {...place, column: place.column + match.index}
    return faultsOf(match[1]!.trim().split(/\s+/), facts).map(({message, hint}) => ({
      rule: 'runbook-command-wrong',
      severity: 'error' as const,
      message,
      hint,
      place: at,
    }))
  })
}

interface Fault {
  readonly message: string
  readonly hint: string
}

function faultsOf(words: readonly string[], facts: ProjectFacts): readonly Fault[] {
  const [command = '', ...rest] = words
  if (command === '--help' || command === '--version') return []
  const name = command === 'runs' && rest[0] === 'audit' ? 'runs audit' : command
  const options = facts.commands.get(name)
  if (!options) return [missing(`runbook has no command \`${name}\``, name, facts.commands.keys())]
  const given = rest.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0]!)
  const unknown = given
    .filter((option) => !options.has(option))
    .map((option) => missing(`\`runbook ${name}\` has no option \`${option}\``, option, options))
  return [...unknown, ...(takesRunbook.has(name) ? runbookFaults(rest, facts) : [])]
}

function runbookFaults(rest: readonly string[], facts: ProjectFacts): readonly Fault[] {
  const faults: Fault[] = []
  const [id] = rest
  const steps = id === undefined ? undefined : facts.runbooks.get(id)
  if (id !== undefined && isName(id) && !steps)
    faults.push(missing(`There is no runbook \`${id}\``, id, facts.runbooks.keys()))
  for (const [option, value] of optionValues(rest)) {
    if (option === '--environment' && isName(value) && value !== 'local' && !facts.environments.has(value)) {
      faults.push(missing(`There is no environment \`${value}\``, value, facts.environments))
    }
    if (!steps || (option !== '--only' && option !== '--from')) continue
    for (const step of value.split(',').filter((word) => isName(word) && !steps.has(word))) {
      faults.push(missing(`Runbook \`${id}\` has no step \`${step}\``, step, steps))
    }
  }
  return faults
}

/** ex: `--only a,b --environment=x` -> [['--only', 'a,b'], ['--environment', 'x']] */
function optionValues(words: readonly string[]): readonly (readonly [string, string])[] {
  return words.flatMap((word, index) => {
    if (!word.startsWith('--')) return []
    const [option = '', value] = word.split(/=(.*)/s)
    return [[option, value ?? words[index + 1] ?? ''] as const]
  })
}

/** A lower-case word is meant as a name; `RUNBOOK`, a path or a quoted text is not. */
function isName(word: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(word)
}

function missing(what: string, name: string, known: Iterable<string>): Fault {
  const names = [...known]
  const near = nearest(name, names)
  return {message: `${what}.`, hint: near ? `Did you mean \`${near}\`?` : `Name one of: ${names.join(', ')}.`}
}
