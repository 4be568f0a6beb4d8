import type {CoveredCommand, Flag} from '../command.ts'
import {parseFilter} from '../output/filter.ts'
import {parseFlattening} from '../output/flatten.ts'
import {parseFormat} from '../output/parse-format.ts'
import {UsageError} from '../stand-in-error.ts'
import {checkInteger} from './check-value.ts'

/** Flags of every command. */
export const commonFlags: Readonly<Record<string, Flag>> = {
  project: {kind: 'value'},
  format: {kind: 'value', check: parseFormat},
  flatten: {kind: 'value', check: parseFlattening},
  quiet: {kind: 'switch'},
}

/** All flags of a command, its own and those of every command of its kind. */
export function flagsOf(command: CoveredCommand): Readonly<Record<string, Flag>> {
  const {filterKeys, takesFormat, flags} = command
  const format: Flag = takesFormat ? commonFlags.format! : {kind: 'value', check: refuseFormat}
  const listing: Readonly<Record<string, Flag>> = filterKeys
    ? {
        limit: {kind: 'value', check: checkInteger('--limit', {from: 1})},
        filter: {kind: 'value', check: (text) => parseFilter(text, filterKeys)},
      }
    : {}
  return {...commonFlags, format, ...listing, ...flags}
}

function refuseFormat(text: string): never {
  throw new UsageError(`argument --format: not covered for this command, got \`${text}\``)
}
