import type {Input} from './input.ts'
import {parseDatetime} from './parse-datetime.ts'

/** A value as commands will get it, or why it cannot be used. */
export type CheckedValue =
  | {readonly ok: true; readonly value: string}
  | {readonly ok: false; readonly reason: string}

/** Holds a value against its input's type and pattern; a datetime comes out in UTC. */
export function checkValue(value: string, input: Input | undefined): CheckedValue {
  if (value.includes('\0')) return refuse('holds a NUL byte, which no variable can carry')
  if (value.startsWith('TO FILL')) return refuse(`is still to be filled in: ${JSON.stringify(value)}`)
  if (!input) return {ok: true, value}
  const typed = checkType(value, input)
  if (!typed.ok || input.pattern === undefined) return typed
  if (new RegExp(`^(?:${input.pattern})$`, 'u').test(typed.value)) return typed
  return refuse(`does not match ${input.pattern}, got ${JSON.stringify(value)}`)
}

function checkType(value: string, input: Input): CheckedValue {
  switch (input.type) {
    case 'datetime': {
      const utc = parseDatetime(value)
      if (utc !== undefined) return {ok: true, value: utc}
      return refuse(
        `expects a datetime with a zone such as 2026-02-11T10:00:00Z, got ${JSON.stringify(value)}`,
      )
    }
    case 'integer':
      if (/^-?\d+$/.test(value)) return {ok: true, value}
      return refuse(`expects an integer, got ${JSON.stringify(value)}`)
    case 'choice':
      if (input.choices?.includes(value)) return {ok: true, value}
      return refuse(`expects one of ${input.choices?.join(', ')}, got ${JSON.stringify(value)}`)
    default:
      return {ok: true, value}
  }
}

function refuse(reason: string): CheckedValue {
  return {ok: false, reason}
}
