import type {z} from 'zod'
import {makeProblem, nearest} from '../../plugins/remark-runbook/index.ts'
import type {Input} from '../model/input.ts'
import type {Problem} from '../model/problem.ts'
import {type FrontMatter, frontMatterSchema, siteFields} from './front-matter-schema.ts'
import {readInputs} from './read-inputs.ts'
import {readYaml, type YamlReading} from './yaml-places.ts'

/** Front matter as far as it is right, and what is wrong with it. */
export interface FrontMatterReading {
  readonly fields: Partial<Omit<FrontMatter, 'inputs'>>
  readonly inputs: Readonly<Record<string, Input>>
  readonly problems: readonly Problem[]
  readonly yaml: YamlReading
}

const required = ['title', 'description', 'owner'] as const

/** Reads the front matter of a page, `---` on the line `fenceLine`. Each field stands for itself: a bad one is left out. */
export function readFrontMatter(text: string, file: string, fenceLine: number): FrontMatterReading {
  const yaml = readYaml(text, file, fenceLine)
  const written = yaml.value ?? {}
  const fields: Record<string, unknown> = {}
  const problems = yaml.value || text.trim() === '' ? [] : yamlProblems(yaml)
  for (const [name, schema] of Object.entries(frontMatterSchema.shape)) {
    if (!Object.hasOwn(written, name)) continue
    const parsed = schema.safeParse(written[name])
    if (parsed.success) fields[name] = parsed.data
    else problems.push(...parsed.error.issues.flatMap((issue) => fieldProblems(name, issue, yaml)))
  }
  const {inputs = {}, ...others} = fields as Partial<FrontMatter>
  const read = readInputs(inputs, yaml)
  const all = [
    ...problems,
    ...unknownFields(written, yaml),
    ...(yaml.value ? missingFields(written, yaml) : []),
  ]
  return {fields: others, inputs: read.inputs, problems: [...all, ...read.problems], yaml}
}

function yamlProblems({mistakes, placeOf}: YamlReading): Problem[] {
  const found = mistakes.length > 0 ? mistakes : [{message: 'it is not a mapping', place: placeOf([])}]
  return found.map(({message, place}) =>
    makeProblem({
      rule: 'front-matter-yaml',
      place,
      message: `Front matter is not a YAML mapping: ${message.replace(/\.$/, '')}.`,
      hint: 'Write `name: value` lines, and quotes around text with `: ` or `#`.',
    }),
  )
}

/** Problems of one zod issue; a strict object names all its unknown keys in one. */
function fieldProblems(name: string, issue: z.core.$ZodIssue, yaml: YamlReading): Problem[] {
  const path = [name, ...issue.path]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField([...path, key], yaml))
  const got = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], yaml.value)
  const field = path.join('.')
  const reason = issue.message.replace(/^Invalid (?:input|option): /, '')
  return [
    makeProblem({
      rule: 'front-matter-field',
      place: yaml.placeOf(path),
      message: `Front matter has \`${field}\` as ${JSON.stringify(got) ?? 'nothing'}: ${reason}.`,
      hint: `Correct \`${field}\`.`,
    }),
  ]
}

function unknownField(path: readonly PropertyKey[], yaml: YamlReading, meant?: string): Problem {
  return makeProblem({
    rule: 'front-matter-unknown',
    place: yaml.placeOfKey(path),
    message: `Front matter has no field \`${path.join('.')}\`.`,
    hint: meant ? `Write \`${meant}\`.` : 'Remove it.',
  })
}

function unknownFields(written: Readonly<Record<string, unknown>>, yaml: YamlReading): Problem[] {
  const known = [...Object.keys(frontMatterSchema.shape), ...siteFields]
  return Object.keys(written)
    .filter((name) => !known.includes(name))
    .map((name) => unknownField([name], yaml, nearest(name, known)))
}

function missingFields(written: Readonly<Record<string, unknown>>, {placeOf}: YamlReading): Problem[] {
  const missing = required.filter((name) => !Object.hasOwn(written, name))
  return missing.length === 0 ? [] : [missingProblem(missing, placeOf([]))]
}

/** The Problem of a page with steps that lacks these fields; all of them when it has no front matter. */
export function missingProblem(missing: readonly string[] = required, place: Problem['place']): Problem {
  const names = missing.map((name) => `\`${name}\``).join(', ')
  return makeProblem({
    rule: 'front-matter-missing',
    place,
    message: `A page with steps expects ${names} in its front matter, got none.`,
    hint: `Add ${missing.map((name) => `\`${name}: …\``).join(', ')}.`,
  })
}
