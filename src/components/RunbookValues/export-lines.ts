import type {CheckedValue} from '../../model/check-value.ts'
import type {PropInput} from '../../model/prop-runbook.ts'
import {quoteForShell} from './quote-for-shell.ts'

/** What a block of code needs before it can be pasted. */
export interface Exports {
  /** `export` lines for the values that are known. */
  readonly lines: readonly string[]
  /** Inputs that the code reads and that have no usable value yet. */
  readonly missing: readonly PropInput[]
  /** Secrets that the code reads: each has a line of its own that asks for it. */
  readonly secrets: readonly PropInput[]
}

/** The lines that give a block its values; of all inputs where no code is given. */
export function exportLines(
  inputs: readonly PropInput[],
  readValue: (input: PropInput) => CheckedValue | undefined,
  code?: string,
): Exports {
  const used = inputs.filter(({name}) => code === undefined || isRead(name, code))
  const plain = used.filter(({type}) => type !== 'secret')
  const known = plain.flatMap((input) => {
    const value = readValue(input)
    return value?.ok ? [`export ${input.name}=${quoteForShell(value.value)}`] : []
  })
  return {
    lines: known,
    missing: plain.filter((input) => !readValue(input)?.ok),
    secrets: used.filter(({type}) => type === 'secret'),
  }
}

/** The line that asks for a secret at the terminal, so that it is in no page, no clipboard and no history. */
export function secretLine(name: string): string {
  return `read -rs ${name}; export ${name}`
}

/** ex: `$NAME`, `${NAME:-x}`, `${NAME##*@}`; not `$NAMES` and not `\$NAME`. */
function isRead(name: string, code: string): boolean {
  return new RegExp(`(?<!\\\\)\\$(?:${name}(?![A-Za-z0-9_])|\\{[#!]?${name}(?![A-Za-z0-9_]))`).test(code)
}
