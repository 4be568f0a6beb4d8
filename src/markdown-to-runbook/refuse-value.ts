import type {Input} from '../model/input.ts'

const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/

/** Why a text is not a value of this input, to complete "is …"; undefined when it is one. The pattern must compile. */
export function refuseValue(value: string, input: Input): string | undefined {
  if (input.type === 'integer' && !/^-?\d{1,15}$/.test(value)) return 'not an integer'
  if (input.type === 'datetime' && !isInstant(value)) return 'not a date and time with a zone'
  if (input.type === 'choice' && !input.choices?.includes(value)) {
    return `not one of ${input.choices?.join(', ')}`
  }
  if (input.pattern === undefined) return undefined
  const matches = new RegExp(`^(?:${input.pattern})$`, 'u').test(value)
  return matches ? undefined : `not what the pattern \`${input.pattern}\` accepts`
}

function isInstant(value: string): boolean {
  return instant.test(value) && !Number.isNaN(Date.parse(value.replace(' ', 'T')))
}
