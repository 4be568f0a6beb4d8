import {makeProblem} from '../../plugins/remark-runbook/index.ts'
import {checkValue} from '../model/check-value.ts'
import {type Input, inputSchema} from '../model/input.ts'
import {isSteeringName, valueNamePattern} from '../model/names.ts'
import type {Problem} from '../model/problem.ts'
import {isQuickPattern} from './is-quick-pattern.ts'
import type {YamlReading} from './yaml-places.ts'

/** The inputs that are right, and what is wrong with the others. */
export interface InputsReading {
  readonly inputs: Readonly<Record<string, Input>>
  readonly problems: readonly Problem[]
}

/** Reads `inputs:` of the front matter, each for itself. */
export function readInputs(written: Readonly<Record<string, unknown>>, yaml: YamlReading): InputsReading {
  const inputs: Record<string, Input> = {}
  const problems: Problem[] = []
  for (const [name, value] of Object.entries(written)) {
    const named = nameProblems(name, yaml)
    const parsed = inputSchema.safeParse(value)
    const found = parsed.success
      ? valueProblems(name, parsed.data, yaml)
      : parsed.error.issues.map((issue) => invalid(name, {path: issue.path, message: issue.message}, yaml))
    problems.push(...named, ...found)
    if (parsed.success && named.length === 0 && found.length === 0) inputs[name] = parsed.data
  }
  return {inputs, problems}
}

function nameProblems(name: string, yaml: YamlReading): Problem[] {
  const isName = valueNamePattern.test(name)
  if (isName && !isSteeringName(name)) return []
  const upper = name.toUpperCase().replace(/\W+/g, '_')
  const message = isName
    ? `Input \`${name}\` steers a shell, a loader or a client; it could make a value into code.`
    : `Input \`${name}\` expects a name of upper case letters, digits and _, from 3 to 64 characters.`
  const corrected = !isName && valueNamePattern.test(upper) && !isSteeringName(upper)
  const hint = corrected ? `Write \`${upper}\`.` : 'Choose another name.'
  return [makeProblem({rule: 'input-name', place: yaml.placeOfKey(['inputs', name]), message, hint})]
}

function valueProblems(name: string, input: Input, yaml: YamlReading): Problem[] {
  const problem = (field: string, message: string) => invalid(name, {path: [field], message}, yaml)
  if (input.pattern !== undefined && !compiles(input.pattern)) {
    return [problem('pattern', `\`${input.pattern}\` is not a regular expression`)]
  }
  if (input.pattern !== undefined && hasOpenSet(input.pattern)) {
    return [problem('pattern', 'a `[` stands inside of `[…]`: a `]` is missing, or it is written `\\\\[`')]
  }
  if (input.type === 'choice' && !input.choices) return [problem('type', 'a choice expects `choices`')]
  if (input.type !== 'choice' && input.choices)
    return [problem('choices', '`choices` belong to the type choice')]
  if (input.type === 'secret' && input.default !== undefined) {
    return [problem('default', 'a secret has no default; whoever reads the page would know it')]
  }
  return (['default', 'example'] as const).flatMap((field) => {
    const value = input[field]
    if (value === undefined || !isQuickPattern(input.pattern ?? '', value)) return []
    const checked = checkValue(value, input)
    return checked.ok === false ? [problem(field, `it ${checked.reason}`)] : []
  })
}

function compiles(pattern: string): boolean {
  try {
    return Boolean(new RegExp(`^(?:${pattern})$`, 'u'))
  } catch {
    // The answer is no; the Problem says which pattern.
    return false
  }
}

/** `[a-z[0-9]` is a set of letters, digits and `[`, where two sets were meant. */
function hasOpenSet(pattern: string): boolean {
  return /\[[^\]]*\[/.test(pattern.replace(/\\./g, '__'))
}

function invalid(
  name: string,
  {path, message}: {path: readonly PropertyKey[]; message: string},
  yaml: YamlReading,
): Problem {
  const field = path.map(String).join('.')
  const text = message.replace(/^Invalid (?:input|option): /, '').replace(/\.$/, '')
  return makeProblem({
    rule: 'input-invalid',
    place: yaml.placeOf(['inputs', name, ...path]),
    message: `Input \`${name}\`${field ? `, \`${field}\`` : ''}: ${text}.`,
    hint: field
      ? `Correct \`${field}\` of \`${name}\`.`
      : `Write \`${name}: {type: string, description: …}\`.`,
  })
}
