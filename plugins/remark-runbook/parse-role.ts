import type {Problem} from '../../src/model/problem.ts'
import {type Risk, type Role, risks} from '../../src/model/runbook.ts'
import {nearest} from './nearest.ts'
import type {Owner} from './parse-attributes.ts'
import {makeProblem} from './problem.ts'
import {readMeta, type WrittenAttribute} from './read-attributes.ts'
import type {WrittenFence} from './read-fences.ts'

const namedRoles = ['verify', 'rollback', 'expect'] as const

/** A fence of a step whose role is known; the attributes are still text. */
export interface RoleFence {
  readonly written: WrittenFence
  readonly role: Role
  readonly attributes: readonly WrittenAttribute[]
}

/** Reads the role of a step's fence: the first word after the language, none for run. */
export function parseRole(
  written: WrittenFence,
  owner: Owner,
): {readonly fence?: RoleFence; readonly problems: readonly Problem[]} {
  const words = readMeta(written.fence.meta, written.mark.meta?.column ?? 1)
  const [first, ...rest] = words
  if (first?.kind !== 'word') return {fence: {written, role: 'run', attributes: words}, problems: []}
  const role = namedRoles.find((name) => name === first.name)
  if (role) return {fence: {written, role, attributes: rest}, problems: []}
  return {problems: [unknownRole(first, owner)]}
}

function unknownRole({name, column}: WrittenAttribute, owner: Owner): Problem {
  const meant = nearest(name, namedRoles)
  const hint = meant ? `Write \`${meant}\`.` : `Remove \`${name}\`, or write verify, rollback or expect.`
  return makeProblem({
    rule: 'role-unknown',
    place: owner.place(column),
    message: `${owner.name} has a fence for \`${name}\`; a fence is for verify, rollback or expect, or without a word for run.`,
    hint,
  })
}

/** The risk of a rollback block, and Problems for every other `.class` and `#id` of a fence. */
export function parseFenceRisk(
  {role, attributes}: RoleFence,
  owner: Owner,
): {readonly risk?: Risk; readonly problems: readonly Problem[]} {
  const marks = attributes.filter(({kind}) => kind === 'class' || kind === 'id')
  const allowed = (mark: WrittenAttribute) => role === 'rollback' && mark.kind === 'class'
  const [first] = marks.filter(allowed)
  const risk = risks.find((name) => name === first?.name)
  const wrong = marks.filter((mark) => mark !== first || !risk)
  const problems = wrong.map((mark) =>
    makeProblem({
      rule: allowed(mark) ? 'step-risk' : 'attribute-unknown',
      place: owner.place(mark.column),
      message: `${owner.name} does not expect \`${mark.kind === 'id' ? '#' : '.'}${mark.name}\` in its ${role} block.`,
      hint: role === 'rollback' ? 'Write one of `.read`, `.change`, `.destructive`.' : 'Remove it.',
    }),
  )
  return {risk, problems}
}
