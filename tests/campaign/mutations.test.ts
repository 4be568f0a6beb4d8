import {randomBytes} from 'node:crypto'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import type {Problem} from '../../src/model/problem.ts'
import {seededRandom} from '../../src/rehearsal/postgres/seeded-random.ts'
import {projectRoot} from '../run-cli.ts'
import {copyProject} from './mutations/damaged-project.ts'
import {type DamageKey, describeMutation, isCaught, keyOf} from './mutations/judge-mutation.ts'
import {mutationKinds} from './mutations/kinds.ts'
import type {Mutation} from './mutations/mutation.ts'
import {pickMutations} from './mutations/pick-mutations.ts'
import staysCorrect from './mutations/stays-correct.json'
import {originOf} from './origin.ts'

const isFull = process.env.CAMPAIGN === 'full'
const seed = process.env.SEED ?? randomBytes(4).toString('hex')
/** All kinds, or every twelfth one from where the seed begins. */
const kinds = isFull
  ? mutationKinds
  : mutationKinds.filter((_, index) => index % 12 === seededRandom(seed).below(12))
const project = copyProject()
afterAll(project.remove)

/** Whether the damage is seen without gcloud, and with it where there is one. */
interface Judged {
  readonly mutation: Mutation
  readonly without: boolean
  readonly with?: boolean
}

test(`pages damaged at random places are refused (seed ${seed})`, {timeout: 3_600_000}, async () => {
  // `npm test` has just verified the pages as they are.
  if (isFull) expect(await project.checkAsIs()).toEqual([])
  const picked = pickMutations(kinds, project.corpus, {seed, ofEach: isFull ? 10 : 1})
  const judged = await judge(picked)
  const missed = judged.filter((one) => !(one.with ?? one.without) && !isReviewed(one))
  const list = missed.map(({mutation}) => describeMutation(mutation))
  if (isFull) write(judged)
  console.log(
    `${judged.length} damages of ${kinds.length} kinds, ${missed.length} not seen\n${list.join('\n')}`,
  )
  // Of a hundred damages one may be missed; ten are too few to tell one of them from a rule that is gone.
  expect(missed.length, list.join('\n')).toBeLessThanOrEqual(Math.max(1, judged.length * 0.01))
})

/** Damages that were looked at one by one, with the reason why each stays correct. */
const reviewed: readonly (DamageKey & {readonly reason: string})[] = staysCorrect

/** True for a damage that somebody has looked at and found correct. */
function isReviewed({mutation}: Judged): boolean {
  const {kind, file, line} = keyOf(mutation)
  return reviewed.some((one) => one.kind === kind && one.file === file && one.line === line)
}

async function judge(mutations: readonly Mutation[]): Promise<readonly Judged[]> {
  const errors = await project.checkWithout(mutations)
  const first = mutations.map((mutation, index) => ({mutation, errors: errors[index]!}))
  // What other rules than that of gcloud refuse, they refuse with gcloud as well.
  const isOpen = ({mutation, errors: found}: (typeof first)[number]) =>
    !isCaught(
      mutation,
      found.filter(({rule}: Problem) => rule !== 'gcloud-command'),
    )
  const open = first.filter(isOpen).map(({mutation}) => mutation)
  const again = await project.checkWith?.(open)
  return first.map(({mutation, errors: found}) => {
    const at = open.indexOf(mutation)
    const without = isCaught(mutation, found)
    if (!again) return {mutation, without}
    return {mutation, without, with: at === -1 || isCaught(mutation, again[at]!)}
  })
}

function write(judged: readonly Judged[]): void {
  const folder = join(projectRoot, '.runbook/campaign')
  mkdirSync(folder, {recursive: true})
  const kinds = mutationKinds.map(({name}) => {
    const own = judged.filter(({mutation}) => mutation.kind === name)
    const count = (isSeen: (one: Judged) => boolean | undefined) => own.filter(isSeen).length
    return {
      name,
      tried: own.length,
      without: count((one) => one.without),
      ...(project.checkWith && {with: count((one) => one.with)}),
    }
  })
  const missed = judged
    .filter((one) => !one.without || one.with === false)
    .map((one) => ({
      ...keyOf(one.mutation),
      text: describeMutation(one.mutation),
      without: one.without,
      ...(one.with !== undefined && {with: one.with}),
    }))
  const found = {seed, kinds, missed}
  writeFileSync(
    join(folder, 'mutations.table'),
    `${JSON.stringify({...found, ...originOf(projectRoot)}, undefined, 2)}\n`,
  )
}
