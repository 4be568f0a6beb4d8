import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {Facts, ProjectFacts} from '../facts.ts'
import {placeIn} from '../read-code.ts'
import type {PageRule} from '../rule.ts'

const call = /(?:^|[\s;&|(])(?:npx (?:--no(?:-install)? )?)?runbook ((?:[a-z-]+|--[a-z-]+)(?: [^;&|)]*)?)/g
const takesRunbook = new Set(['run', 'plan', 'show', 'rehearse'])

/** A `runbook` command that a page shows exists, with its options, runbook, steps and environment. */
export const runbookCommandWrong: PageRule = {
  id: 'runbook-command-wrong',
  severity: 'error',
  asks: 'A `runbook` command exists, with its options, runbook, steps and environment.',
  explain:
    'A page that offers a command which the tool refuses costs the reader the first minutes of an incident.',
  wrong: 'Type `runbook run disaster-recovery --enviroment rehearsal`.',
  right: 'Type `runbook run disaster-recovery --environment rehearsal`.',
  check({code}, {project, pages}) {
    if (!project) return []
    const known: Known = {...project, runbooks: runbooksOf(pages)}
    return code.flatMap((piece) =>
      [...piece.text.matchAll(call)].flatMap((match) =>
        faultsOf(match[1]!.trim().split(/\s+/), known).map((fault) => ({
          ...fault,
          place: placeIn(piece, match.index),
        })),
      ),
    )
  },
}

interface Known extends ProjectFacts {
  /** Ids of the runbooks, each with the ids of its steps. */
  readonly runbooks: ReadonlyMap<string, ReadonlySet<string>>
}

function runbooksOf(pages: Facts['pages']): Known['runbooks'] {
  const own = [...pages.values()].filter(({file}) => /^runbooks\/[^_/]+\.md$/.test(file))
  return new Map(own.map(({file, steps}) => [file.slice('runbooks/'.length, -'.md'.length), new Set(steps)]))
}

interface Fault {
  readonly message: string
  readonly hint: string
}

function faultsOf(words: readonly string[], facts: Known): readonly Fault[] {
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

function runbookFaults(rest: readonly string[], facts: Known): readonly Fault[] {
  const faults: Fault[] = []
  const [id] = rest
  const steps = id === undefined ? undefined : facts.runbooks.get(id)
  if (id !== undefined && isName(id) && !steps)
    faults.push(missing(`There is no runbook \`${id}\``, id, facts.runbooks.keys()))
  for (const [option, value] of optionValues(rest)) {
    if (option === '--environment' && isName(value) && value !== 'local' && !facts.environments.has(value)) {
      faults.push(missing(`There is no environment \`${value}\``, value, facts.environments.keys()))
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
