import {expect, test} from 'vitest'
import {type GateCase, judgeGate} from '../../src/cli/judge-gate.ts'
import type {Risk} from '../../src/model/runbook.ts'

/**
 * Who may run what, said a second time as a table, by hand: environment and terminal, then the kind of step, then the
 * --yes that was given. Run, Ask, Type the environment's name, attest by haNd, Skip, Wait for a person.
 */
const table = `
                          none  read  change  destructive
rehearsal  terminal  read         R     R     R       R
rehearsal  terminal  change       R     A     R       R
rehearsal  terminal  destructive  R     A     A       R
rehearsal  terminal  manual       N     N     N       N
rehearsal  nobody    read         R     R     R       R
rehearsal  nobody    change       R     W     R       R
rehearsal  nobody    destructive  R     W     W       R
rehearsal  nobody    manual       S     S     S       S
open       terminal  read         A     R     R       R
open       terminal  change       A     A     R       R
open       terminal  destructive  A     A     A       R
open       terminal  manual       N     N     N       N
open       nobody    read         W     R     R       R
open       nobody    change       W     W     R       R
open       nobody    destructive  W     W     W       R
open       nobody    manual       W     W     W       W
staging    terminal  read         R     R     R       R
staging    terminal  change       A     A     R       R
staging    terminal  destructive  T     T     T       T
staging    terminal  manual       N     N     N       N
staging    nobody    read         R     R     R       R
staging    nobody    change       W     W     R       R
staging    nobody    destructive  W     W     W       W
staging    nobody    manual       W     W     W       W
local      terminal  read         A     R     R       R
local      terminal  change       A     A     R       R
local      terminal  destructive  T     T     T       T
local      terminal  manual       N     N     N       N
local      nobody    read         W     R     R       R
local      nobody    change       W     W     R       R
local      nobody    destructive  W     W     W       R
local      nobody    manual       W     W     W       W`

const environments: Readonly<Record<string, GateCase['environment']>> = {
  rehearsal: {name: 'rehearsal', guarded: false, yes: 'destructive', scenario: 'healthy'},
  open: {name: 'open', guarded: false, yes: 'none'},
  staging: {name: 'staging', guarded: true, yes: 'read'},
  local: {name: 'local', guarded: true, yes: 'none'},
}
const letters = {run: 'R', ask: 'A', type: 'T', attest: 'N', skip: 'S', wait: 'W'} as const
const columns = [undefined, 'read', 'change', 'destructive'] as const
const [, ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

/** A step, or a rollback, of this risk. */
function stepOf(kind: string, role: GateCase['role']): GateCase['step'] {
  if (kind === 'manual') return {id: 'it', kind: 'manual', risk: 'change'}
  if (role === 'run') return {id: 'it', kind: 'command', risk: kind as Risk}
  const rollback = {risk: kind as Risk} as NonNullable<GateCase['step']['rollback']>
  return {id: 'it', kind: 'command', risk: 'read', rollback}
}

/** The whole product: 4 environments, 2 ends, 4 kinds, 4 --yes, 2 roles, 3 --confirm, known or not. */
const product = rows.flatMap(([name, end, kind, ...cells]) =>
  columns.flatMap((yes, column) =>
    (['run', 'rollback'] as const).flatMap((role) =>
      (['none', 'right', 'wrong'] as const).flatMap((confirm) =>
        [false, true].map((isUnknown) => ({
          name: name!,
          isTerminal: end === 'terminal',
          kind: kind!,
          yes,
          cell: cells[column]!,
          role,
          confirm,
          isUnknown,
        })),
      ),
    ),
  ),
)

/** What else the rules say: no option but a confirmation for that very step allows more, and nothing an unknown step. */
function expected({cell, kind, confirm, isTerminal, isUnknown}: (typeof product)[number]): string {
  if (kind === 'manual') return cell
  if (isTerminal) return isUnknown && cell === 'R' ? 'A' : cell
  if (isUnknown) return 'W'
  return confirm === 'right' ? 'R' : cell
}

test('the product is whole', () => {
  expect(rows.length).toBe(4 * 2 * 4)
  expect(product.length).toBe(4 * 2 * 4 * 4 * 2 * 3 * 2)
})

test.each(rows.map(([name, end, kind]) => [name!, end!, kind!]))(
  '%s, %s, %s: every --yes, --confirm, role and state ends as the table says',
  (name, end, kind) => {
    const cases = product.filter(
      (one) => one.name === name && one.isTerminal === (end === 'terminal') && one.kind === kind,
    )
    expect(cases.length).toBe(48)
    const told = cases.map((one) => {
      const {isTerminal, yes, role, isUnknown} = one
      const confirm = {none: undefined, right: [`${name}:other`, `${name}:it`], wrong: [`${name}:other`]}[
        one.confirm
      ]
      const environment = environments[name]!
      const step = stepOf(kind, role)
      const verdict = judgeGate({environment, step, isTerminal, yes, role, isUnknown, confirm})
      return {...one, verdict: letters[verdict.kind]}
    })
    expect(told).toEqual(cases.map((one) => ({...one, verdict: expected(one)})))
  },
)

test('what is typed is the name of the environment, and a confirmation is told as it was given', () => {
  const gate = {role: 'run', isUnknown: false, step: stepOf('destructive', 'run')} as const
  const environment = environments.staging!
  expect(judgeGate({...gate, environment, isTerminal: true})).toEqual({kind: 'type', text: 'staging'})
  expect(judgeGate({...gate, environment, isTerminal: false, confirm: ['staging:it']})).toEqual({
    kind: 'run',
    confirmed: '--confirm=staging:it',
  })
  expect(judgeGate({...gate, environment, isTerminal: false, yes: 'destructive'})).toMatchObject({
    reason: expect.stringContaining('Allow it with --confirm=staging:it.'),
  })
})
