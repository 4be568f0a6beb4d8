import {isSteeringName} from '../../src/model/names.ts'
import type {Place} from '../../src/model/place.ts'
import type {Problem} from '../../src/model/problem.ts'
import type {Risk} from '../../src/model/runbook.ts'
import type {Owner} from './parse-attributes.ts'
import type {StepFences} from './parse-step-fences.ts'
import {makeProblem, type WrittenProblem} from './problem.ts'

/** A step's parts that rules hold against each other. */
export interface StepParts {
  readonly owner: Owner
  readonly risk?: Risk
  readonly retry: number
  /** Places of the step's own attributes. */
  readonly places: Readonly<Record<string, Place>>
  readonly fences: StepFences
}

/** Problems that one attribute or fence alone does not show. */
export function checkStep(parts: StepParts): readonly Problem[] {
  return [...checkRoles(parts), ...checkRetry(parts), ...checkKept(parts), ...checkDatabases(parts)].map(
    makeProblem,
  )
}

function checkRoles({owner, fences: {blocks}}: StepParts): WrittenProblem[] {
  if (blocks.run) return []
  return [blocks.verify, blocks.rollback, blocks.expect].flatMap((fence) =>
    fence
      ? [
          {
            rule: 'role-without-run' as const,
            place: fence.place,
            message: `${owner.name} has ${fence.role === 'expect' ? 'an' : 'a'} ${fence.role} block and no run block, so a person does it by hand.`,
            hint: 'Add the block that runs, or remove this one.',
          },
        ]
      : [],
  )
}

function checkRetry({owner, risk, retry, places, fences: {blocks}}: StepParts): WrittenProblem[] {
  if (retry === 0 || risk === 'read' || !risk || blocks.verify || !blocks.run) return []
  return [
    {
      rule: 'retry-needs-verify',
      place: places.retry ?? owner.place(owner.column),
      message: `${owner.name} is \`.${risk}\` with \`retry=${retry}\` and has no verify block to ask before it does it again.`,
      hint: 'Add a verify block, or remove `retry=`.',
    },
  ]
}

function checkKept(parts: StepParts): WrittenProblem[] {
  const {capture, secret} = parts.fences.blocks.run ?? {}
  return [...checkBoth(parts), ...checkSecret(parts), ...checkSteering(parts, {capture, secret})]
}

function checkBoth({owner, fences: {blocks, places}}: StepParts): WrittenProblem[] {
  const {capture, secret} = blocks.run ?? {}
  if (!capture || !secret) return []
  return [
    {
      rule: 'capture-and-secret',
      place: places['run.secret']!,
      message: `${owner.name} keeps its output both as \`capture=${capture}\` and as \`secret=${secret}\`.`,
      hint: `Keep \`secret=${secret}\` when nobody may read it, else \`capture=${capture}\`.`,
    },
  ]
}

function checkSecret({owner, risk, fences: {blocks, places}}: StepParts): WrittenProblem[] {
  const secret = blocks.run?.secret
  if (!secret || !risk || risk === 'read') return []
  return [
    {
      rule: 'secret-needs-read',
      place: places['run.secret']!,
      message: `${owner.name} keeps \`secret=${secret}\` and is \`.${risk}\`; a resumed run would have to do it again to know the secret.`,
      hint: 'Read the secret in a `.read` step of its own.',
    },
  ]
}

function checkSteering({owner, fences: {places}}: StepParts, names: Record<string, string | undefined>) {
  return Object.entries(names).flatMap(([attribute, name]): WrittenProblem[] => {
    if (!name || !isSteeringName(name)) return []
    const message = `${owner.name} keeps its output as \`${name}\`, a name that steers a shell, a loader or a client.`
    return [{rule: 'name-steers', place: places[`run.${attribute}`]!, message, hint: 'Choose another name.'}]
  })
}

function checkDatabases({owner, fences: {blocks, places}}: StepParts): WrittenProblem[] {
  return Object.values(blocks).flatMap((fence) => {
    const place = places[`${fence.role}.database`]
    if (!place || fence.language === 'sql') return []
    const message = `${owner.name} has \`database=\` on a block in ${fence.language || 'no language'}.`
    return [
      {rule: 'database-needs-sql' as const, place, message, hint: 'Remove it, or write the block in sql.'},
    ]
  })
}
