import type * as z from 'zod'
import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {YamlReading} from '../../../markdown-to-runbook/yaml-places.ts'
import {findJsonError} from '../../code/find-json-error.ts'
import type {DataFile} from '../../data-file.ts'
import type {DataRule, Finding} from '../../rule.ts'
import {schemaOf} from './data-schemas.ts'

/** A data file or environment has the form that its schema says. */
export const dataInvalid: DataRule = {
  id: 'data-invalid',
  severity: 'error',
  asks: 'A data file or environment is YAML of the form that its schema says, and `package.json` is JSON.',
  explain:
    'A field that is misspelt or of another form is found when a run or the build of the site needs it.',
  file: 'runbooks/_environments/staging.yaml',
  wrong: 'version: 1\ndescription: Staging.\nguarded: perhaps\n',
  right: 'version: 1\ndescription: Staging.\nguarded: true\n',
  checkData(data) {
    if (data.file.endsWith('.json')) return jsonFindings(data)
    const schema = schemaOf(data.file)
    if (!data.yaml.value) return yamlFindings(data)
    return [...(schema ? schemaFindings(data.yaml, schema) : []), ...quoteFindings(data)]
  },
}

/** A text that lost one of its quotes is still YAML: the other one is shown to every reader. */
function quoteFindings({file, lines}: DataFile): readonly Finding[] {
  return lines.flatMap((line, index) => {
    if (/^\s*#/.test(line) || line.replace(/\\./g, '').split('"').length % 2 === 1) return []
    const place = {file, line: index + 1, column: line.indexOf('"') + 1}
    return [
      {place, message: 'A quote of this line has no other half.', hint: 'Write both quotes on one line.'},
    ]
  })
}

/** What a schema refuses of a YAML text, each at its place. */
export function schemaFindings(yaml: YamlReading, schema: z.ZodType): readonly Finding[] {
  const {issues = []} = schema.safeParse(yaml.value).error ?? {}
  return issues.flatMap((issue) => issueFindings(issue, yaml, schema))
}

function jsonFindings({file, text}: DataFile): readonly Finding[] {
  const error = findJsonError(text)
  if (!error) return []
  const before = text.slice(0, error.offset).split('\n')
  const place = {file, line: before.length, column: before.at(-1)!.length + 1}
  return [
    {
      place,
      message: `The file is no JSON: ${error.message}.`,
      hint: 'Correct the line, or the one above it.',
    },
  ]
}

function yamlFindings({yaml}: DataFile): readonly Finding[] {
  const mistakes =
    yaml.mistakes.length > 0 ? yaml.mistakes : [{message: 'it is no mapping', place: yaml.placeOf([])}]
  return mistakes.map(({message, place}) => ({
    place,
    message: `The file is not a YAML mapping: ${message.replace(/\.$/, '')}.`,
    hint: 'Write `name: value` lines, and quotes around text with `: ` or `#`.',
  }))
}

type Issue = z.core.$ZodIssue

function issueFindings(issue: Issue, yaml: YamlReading, schema: z.ZodType): readonly Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      place: yaml.placeOfKey([...issue.path, key]),
      message: `There is no field \`${[...issue.path, key].map(String).join('.')}\`.`,
      hint: hintFor(key, issue.path, schema),
    }))
  }
  const field = issue.path.map(String).join('.')
  const got = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown>)?.[key],
    yaml.value,
  )
  const reason = issue.message.replace(/^Invalid (?:input|option|string): |, received undefined$/g, '')
  return [
    {
      place: yaml.placeOf(issue.path),
      message: `\`${field}\` is ${got === undefined ? 'missing' : (JSON.stringify(got) ?? 'no value')}: ${reason}.`,
      hint: `Correct \`${field}\`.`,
    },
  ]
}

/** The field that was meant, from the fields that the schema has at that place. */
function hintFor(key: string, path: readonly PropertyKey[], schema: z.ZodType): string {
  const near = nearest(key, fieldsAt(path, schema))
  return near ? `Did you mean \`${near}\`?` : 'Remove it, or correct its name.'
}

interface AnySchema {
  readonly shape?: Readonly<Record<PropertyKey, AnySchema>>
  readonly element?: AnySchema
  readonly def?: {readonly innerType?: AnySchema}
}

function fieldsAt(path: readonly PropertyKey[], schema: unknown): readonly string[] {
  let at = bare(schema as AnySchema | undefined)
  for (const key of path) at = bare(at?.shape?.[key] ?? at?.element)
  return Object.keys(at?.shape ?? {})
}

/** A schema without `optional` and `default` around it. */
function bare(schema: AnySchema | undefined): AnySchema | undefined {
  let inner = schema
  while (inner?.def?.innerType) inner = inner.def.innerType
  return inner
}
