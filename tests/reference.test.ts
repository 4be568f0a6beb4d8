import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {environmentSchema} from '../src/model/environment.ts'
import {runEventSchema} from '../src/model/event.ts'
import {exitCodes} from '../src/model/exit-codes.ts'
import {inputSchema} from '../src/model/input.ts'
import {allRules} from '../src/runbook-to-problems/rules/index.ts'
import {allCommands, optionsOf} from './project-facts.ts'
import {projectRoot} from './run-cli.ts'

const page = (name: string) => readFileSync(join(projectRoot, 'docs/reference', name), 'utf8')

/** The text of a `## heading` up to the next one. */
function section(text: string, heading: string): string {
  const start = text.indexOf(`\n## ${heading}\n`)
  expect(start, `docs/reference lacks "## ${heading}"`).toBeGreaterThan(-1)
  const end = text.indexOf('\n## ', start + 4)
  return text.slice(start, end === -1 ? undefined : end)
}

test.each([...allCommands()])('cli.md lists `%s` with exactly its options', (name, command) => {
  const listed = [...section(page('cli.md'), `runbook ${name}`).matchAll(/^\| `(--[a-z-]+)/gm)].map(
    (match) => match[1],
  )
  expect([...listed].sort()).toEqual([...optionsOf(command)].sort())
})

test('cli.md lists no command that does not exist', () => {
  const listed = [...page('cli.md').matchAll(/^## runbook ([a-z ]+)$/gm)].map((match) => match[1])
  expect([...listed].sort()).toEqual([...allCommands().keys()].sort())
})

test('exit-codes.md lists exactly the codes of the table', () => {
  const listed = [...page('exit-codes.md').matchAll(/^\| `?(\d+)`? \|/gm)].map((match) => Number(match[1]))
  expect([...listed].sort((a, b) => a - b)).toEqual(Object.values(exitCodes).sort((a, b) => a - b))
})

test('journal.md lists exactly the events', () => {
  const kinds = runEventSchema.options.map((option) => option.shape.kind.value)
  const [, table = ''] = /\n\| Event \|([\s\S]*?)\n\n/.exec(page('journal.md')) ?? []
  const listed = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1])
  expect([...listed].sort()).toEqual([...kinds].sort())
})

test.each(Object.keys(environmentSchema.shape))('environments.md describes `%s`', (field) => {
  expect(page('environments.md')).toContain(`\`${field}\``)
})

test.each([...inputSchema.shape.type.unwrap().options, ...Object.keys(inputSchema.shape)])(
  'format.md describes the input key or type `%s`',
  (name) => {
    expect(page('format.md')).toContain(`\`${name}\``)
  },
)

test('problems.md lists exactly the rules', () => {
  const known = allRules.map(({id}) => id)
  const listed = [...page('problems.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1])
  expect([...listed].sort()).toEqual([...known].sort())
})
