import type {Place} from '../../src/model/place.ts'
import type {Problem} from '../../src/model/problem.ts'
import {type Form, fenceForms, stepForms} from './attribute-forms.ts'
import {nearest} from './nearest.ts'
import {makeProblem} from './problem.ts'
import type {WrittenAttribute} from './read-attributes.ts'

type Forms = Readonly<Record<string, Form<unknown>>>
type Values<F extends Forms> = {[K in keyof F]?: NonNullable<ReturnType<F[K]['parse']>>}

/** Values of the pairs that have the form they should, where each was written, and what is wrong with the others. */
export interface ParsedAttributes<F extends Forms> {
  readonly values: Values<F>
  readonly places: Readonly<Record<string, Place>>
  readonly problems: readonly Problem[]
}

/** Where the attributes stand, for messages and places. */
export interface Owner {
  /** Completes "… of", such as ``step `clone` ``. */
  readonly name: string
  /** Where it starts in its line. */
  readonly column: number
  readonly place: (column: number) => Place
}

/** Parses pairs and words by their forms; ids and classes are the caller's. */
export function parseAttributes<F extends Forms>(
  written: readonly WrittenAttribute[],
  forms: F,
  owner: Owner,
): ParsedAttributes<F> {
  const values: Record<string, unknown> = {}
  const places: Record<string, Place> = {}
  const problems: Problem[] = []
  for (const attribute of written.filter(({kind}) => kind === 'pair' || kind === 'word')) {
    const {name, value, column, valueColumn} = attribute
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined
    const parsed = form?.parse(value)
    if (!form) problems.push(unknownAttribute(attribute, forms, owner))
    else if (Object.hasOwn(places, name)) problems.push(duplicateAttribute(attribute, owner))
    else if (parsed === undefined) problems.push(badValue(attribute, form, owner))
    else values[name] = parsed
    if (form) places[name] ??= owner.place(value === '' ? column : valueColumn)
  }
  return {values: values as Values<F>, places, problems}
}

function badValue({name, value, valueColumn}: WrittenAttribute, form: Form<unknown>, owner: Owner): Problem {
  return makeProblem({
    rule: 'attribute-value',
    place: owner.place(valueColumn),
    message: `${owner.name} expects \`${name}\` as ${form.expects}, got \`${value}\`.`,
    hint: `Write \`${name}=${form.parse(value.replace(/[,;.]+$/, '')) === undefined ? form.example : value.replace(/[,;.]+$/, '')}\`.`,
  })
}

/** Two of the same: Markdown keeps the last and says nothing. */
export function duplicateAttribute({name, kind, column}: WrittenAttribute, owner: Owner): Problem {
  const text = kind === 'id' ? `#${name}` : `${kind === 'class' ? '.' : ''}${name}`
  return makeProblem({
    rule: 'attribute-duplicate',
    place: owner.place(column),
    message: `${owner.name} has a second \`${text}\`; only one can count.`,
    hint: 'Remove one of the two.',
  })
}

function unknownAttribute({name, column}: WrittenAttribute, forms: Forms, owner: Owner): Problem {
  return makeProblem({
    rule: 'attribute-unknown',
    place: owner.place(column),
    message: `${owner.name} has no attribute \`${name}\`.`,
    hint: whereItBelongs(name, Object.keys(forms)),
  })
}

function whereItBelongs(name: string, known: readonly string[]): string {
  if (name === 'id') return 'Write the id as `#id`.'
  if (name === 'class') return 'Write the risk as `.read`, `.change` or `.destructive`.'
  const meant = nearest(name, known)
  if (meant) return `Write \`${meant}=\`.`
  if (Object.hasOwn(stepForms, name)) return `Move \`${name}=\` to the \`:::step\` line.`
  const role = Object.entries(fenceForms).find(([, forms]) => Object.hasOwn(forms, name))?.[0]
  if (role) return `Move \`${name}=\` to the opening line of the ${role} block.`
  return known.length > 0
    ? `Use one of ${known.map((word) => `\`${word}\``).join(', ')}, or remove it.`
    : 'Remove it.'
}
