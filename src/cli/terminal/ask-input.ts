import {checkValue} from '../../model/check-value.ts'
import type {Input} from '../../model/input.ts'
import type {Gate} from '../../plan-to-run/run-context.ts'
import type {CliIo} from '../io.ts'
import {plain} from './plain.ts'
import {renderValue} from './value-lines.ts'
import {wrapAfter} from './wrap.ts'

/** Inputs that may still be changed, with their types and values. */
export interface EditableInputs {
  readonly names: readonly string[]
  readonly inputs: Readonly<Record<string, Input>>
  readonly values: Readonly<Record<string, string>>
  readonly prompt: string
}

/** Asks which input gets which value; `undefined` when nothing is changed. */
export async function askInput(
  {names, inputs, values, prompt}: EditableInputs,
  io: CliIo,
): Promise<Gate | undefined> {
  for (const [index, name] of names.entries())
    io.err(`  ${index + 1}  ${name}=${renderValue(values[name] ?? '')}\n`)
  const said = (await io.ask(`${prompt}: which one (Enter for none)? `)).trim()
  const name = names[Number(said) - 1] ?? names.find((one) => one === said.toUpperCase())
  if (name === undefined) {
    io.err(said === '' ? 'Nothing was changed.\n' : `No input ${plain(said)} can be changed here.\n`)
    return undefined
  }
  io.err(`${wrapAfter('  ', plain(inputs[name]?.description ?? ''), io.columns).join('\n')}\n`)
  const value = await io.ask(`${prompt}: ${name} (Enter keeps it)= `)
  if (value === '') return undefined
  const checked = checkValue(value, inputs[name])
  if (checked.ok) return {kind: 'change', name, value: checked.value}
  io.err(`${name} ${plain(checked.reason)}. Nothing was changed.\n`)
  return undefined
}
