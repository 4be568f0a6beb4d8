import type {Paragraph} from 'mdast'
import {stepIdPattern} from '../../src/model/names.ts'
import type {Problem} from '../../src/model/problem.ts'
import {type Risk, risks} from '../../src/model/runbook.ts'
import {nearest} from './nearest.ts'
import {duplicateAttribute, type Owner} from './parse-attributes.ts'
import {makeProblem} from './problem.ts'
import type {WrittenAttribute} from './read-attributes.ts'
import {textOf} from './text-of.ts'

const riskWords = risks.map((risk) => `\`.${risk}\``).join(', ')

/** What a step is called: the parts that were written right, and Problems for the others. */
export interface Identity {
  readonly id?: string
  readonly risk?: Risk
  readonly title: string
  readonly problems: readonly Problem[]
}

/** Reads id, risk and title of a step's opening line. */
export function parseIdentity(
  label: Paragraph | undefined,
  written: readonly WrittenAttribute[],
  owner: Owner,
): Identity {
  const ids = written.filter(({kind}) => kind === 'id')
  const classes = written.filter(({kind}) => kind === 'class')
  const title = label ? textOf(label) : ''
  const problems = [
    ...(title === '' ? [titleProblem(owner)] : []),
    ...idProblems(ids, title, owner),
    ...riskProblems(classes, owner),
  ]
  return {id: ids[0]?.name, risk: risks.find((risk) => risk === classes[0]?.name), title, problems}
}

function titleProblem(owner: Owner): Problem {
  return makeProblem({
    rule: 'step-title',
    place: owner.place(owner.column),
    message: `${owner.name} expects a title in brackets, got none.`,
    hint: 'Write `:::step[Title]{#id .read}`.',
  })
}

function idProblems(ids: readonly WrittenAttribute[], title: string, owner: Owner): readonly Problem[] {
  const [first, ...others] = ids
  const expected = 'lower case letters, digits and hyphens, at most 63, a letter first'
  if (first && stepIdPattern.test(first.name)) return others.map((id) => duplicateAttribute(id, owner))
  return [
    makeProblem({
      rule: 'step-id',
      place: owner.place(first?.column ?? owner.column),
      message: `${owner.name} expects an id (${expected}), got ${first ? `\`#${first.name}\`` : 'none'}.`,
      hint: `Write \`#${idFor(first?.name ?? title)}\` in the braces.`,
    }),
  ]
}

// ex: Clone the instance -> clone-the-instance
function idFor(text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 40)
  return stepIdPattern.test(id) ? id : 'id'
}

function meantRisk(name: string): string {
  const meant = nearest(name, risks)
  return meant ? `\`.${meant}\`` : `one of ${riskWords}`
}

function riskProblems(classes: readonly WrittenAttribute[], owner: Owner): readonly Problem[] {
  const wrong = classes.filter(({name}) => !risks.some((risk) => risk === name))
  const problem = (at: number, got: string, hint: string) =>
    makeProblem({
      rule: 'step-risk',
      place: owner.place(at),
      message: `${owner.name} expects one of ${riskWords}, got ${got}.`,
      hint,
    })
  if (classes.length === 0) return [problem(owner.column, 'none', `Write one of ${riskWords} in the braces.`)]
  if (wrong.length > 0) {
    return wrong.map(({name, column: at}) => problem(at, `\`.${name}\``, `Write ${meantRisk(name)}.`))
  }
  const got = classes.map(({name}) => `\`.${name}\``).join(' and ')
  return classes.slice(1).map((risk) => problem(risk.column, got, 'Keep the more dangerous one.'))
}
