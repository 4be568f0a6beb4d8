import {stepIdPattern, valueNamePattern} from '../../src/model/names.ts'
import type {Condition} from '../../src/model/runbook.ts'
import {parseDuration} from './parse-duration.ts'

/** How the text of an attribute becomes its value. */
export interface Form<T> {
  /** Completes "expects `timeout` as …". */
  readonly expects: string
  /** A correct text, for the hint. */
  readonly example: string
  /** Undefined when the text has another form. */
  readonly parse: (text: string) => T | undefined
}

/** Timers of more than 24 days fire at once, and a step of more than one day is two steps. */
const longestMs = 86_400_000

const duration: Form<number> = {
  expects: 'a duration from 1ms to 24h such as 30s',
  example: '30s',
  parse: (text) => {
    const ms = parseDuration(text)
    return ms !== undefined && ms > 0 && ms <= longestMs ? ms : undefined
  },
}

const count: Form<number> = {
  expects: 'a whole number from 0 to 1000',
  example: '20',
  parse: (text) => (/^\d{1,4}$/.test(text) && Number(text) <= 1000 ? Number(text) : undefined),
}

const stepIds: Form<readonly string[]> = {
  expects: 'ids of steps with commas between them',
  example: 'backup,clone',
  parse: (text) => {
    const ids = text.split(',').map((id) => id.trim())
    return ids.every((id) => stepIdPattern.test(id)) ? [...new Set(ids)] : undefined
  },
}

const valueName: Form<string> = {
  expects: 'a name of upper case letters, digits and _, from 3 to 64 characters',
  example: 'RECOVERY_HOST',
  parse: (text) => (valueNamePattern.test(text) ? text : undefined),
}

const condition: Form<Condition> = {
  expects: '`NAME=value` or `NAME!=value`',
  example: '"MODE=full"',
  parse: (text) => {
    const [, name, sign, value] = /^([A-Z][A-Z0-9_]{2,63})(!?=)(.*)$/s.exec(text) ?? []
    return name === undefined || value === undefined ? undefined : {name, equals: sign === '=', value}
  },
}

/** The attributes of a `:::step`. */
export const stepForms = {
  timeout: duration,
  retry: count,
  every: duration,
  grace: duration,
  needs: stepIds,
  when: condition,
}

/** The attributes of each role's fence. */
export const fenceForms = {
  run: {capture: valueName, secret: valueName, database: valueName},
  verify: {timeout: duration, retry: count, every: duration, database: valueName},
  rollback: {timeout: duration, database: valueName},
  expect: {},
}
