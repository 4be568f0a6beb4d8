import type {Place} from '../../src/model/place.ts'
import type {Problem} from '../../src/model/problem.ts'
import type {Fence, RollbackFence, RunFence, Step, VerifyFence} from '../../src/model/runbook.ts'
import {fenceForms} from './attribute-forms.ts'
import {languageProblems} from './languages.ts'
import {type Owner, parseAttributes} from './parse-attributes.ts'
import {parseFenceRisk, parseRole, type RoleFence} from './parse-role.ts'
import {makeProblem} from './problem.ts'
import type {WrittenFence} from './read-fences.ts'

/** The fences of one step by role, with places under names such as `verify.retry`. */
export interface StepFences {
  readonly blocks: Pick<Step, 'run' | 'verify' | 'rollback' | 'expect'>
  readonly places: Readonly<Record<string, Place>>
  readonly problems: readonly Problem[]
}

/** What a fence takes over from its step. */
interface Defaults {
  readonly step: string
  readonly timeoutMs: number
}

/** Attributes of any role, parsed. */
interface Given {
  readonly timeout?: number
  readonly retry?: number
  readonly every?: number
  readonly capture?: string
  readonly secret?: string
  readonly database?: string
}

const verifyDefaults = {timeoutMs: 60_000, retry: 0, everyMs: 5000}

/** Parses the fences that stand in a step; the second one of a role is a Problem. */
export function parseStepFences(
  fences: readonly WrittenFence[],
  owner: Owner,
  defaults: Defaults,
): StepFences {
  const blocks: Record<string, Fence> = {}
  const places: Record<string, Place> = {}
  const problems: Problem[] = []
  for (const written of fences) {
    const {place} = written.fence
    const inLine: Owner = {...owner, column: place.column, place: (column) => ({...place, column})}
    const found = parseRole(written, inLine)
    problems.push(...found.problems)
    if (!found.fence) continue
    const {role} = found.fence
    places[role] ??= place
    if (blocks[role]) problems.push(duplicateRole(found.fence, blocks[role], owner))
    const parsed = parseBlock(found.fence, inLine, defaults)
    blocks[role] ??= parsed.block
    for (const [name, at] of Object.entries(parsed.places)) places[`${role}.${name}`] ??= at
    problems.push(...languageProblems(written, role), ...parsed.problems)
  }
  return {blocks, places, problems}
}

function parseBlock(fence: RoleFence, owner: Owner, defaults: Defaults) {
  const {role, written} = fence
  const {values, places, problems} = parseAttributes(fence.attributes, fenceForms[role], owner)
  const risk = parseFenceRisk(fence, owner)
  const base: Fence = {...written.fence, role, step: defaults.step}
  const given: Given = values
  const sql = base.language === 'sql' && role !== 'expect' ? {database: given.database ?? 'DATABASE_URL'} : {}
  return {
    block: {...base, ...blockValues(role, given, defaults.timeoutMs, risk.risk), ...sql},
    places,
    problems: [...problems, ...risk.problems],
  }
}

function blockValues(
  role: RoleFence['role'],
  given: Given,
  stepTimeoutMs: number,
  risk: RollbackFence['risk'] = 'destructive',
): Partial<RunFence & VerifyFence & RollbackFence> {
  const {timeout, retry, every, capture, secret} = given
  if (role === 'run') return {...(capture && {capture}), ...(secret && {secret})}
  if (role === 'rollback') return {risk, timeoutMs: timeout ?? stepTimeoutMs}
  if (role === 'expect') return {}
  return {
    timeoutMs: timeout ?? verifyDefaults.timeoutMs,
    retry: retry ?? verifyDefaults.retry,
    everyMs: every ?? verifyDefaults.everyMs,
  }
}

function duplicateRole({role, written}: RoleFence, first: Fence, owner: Owner): Problem {
  return makeProblem({
    rule: 'role-duplicate',
    place: written.fence.place,
    message: `${owner.name} has a second ${role} block; the first one is at line ${first.place.line}.`,
    hint: 'Split the step, or join the two blocks.',
  })
}
