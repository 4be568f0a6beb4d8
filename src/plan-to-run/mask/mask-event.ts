import type {RunEvent} from '../../model/event.ts'
import type {Masker} from '../mask.ts'

/** Fields that hold text of others: what a step, a server or a person wrote. */
const told = new Set([
  'message',
  'hint',
  'reason',
  'text',
  'takeOver',
  'note',
  'path',
  'refused',
  'target',
  'stopLine',
])

/** What ran must stay what ran; a capture that holds a secret was refused before. */
const untouched = new Set(['plan', 'captures'])

/** Hides secrets in what an event tells, at any depth. Ids, digests, the plan and captures stay as they are. */
export function maskEvent<Event extends RunEvent>(event: Event, masker: Masker): Event {
  return maskFields(event, masker) as Event
}

function maskFields(value: unknown, masker: Masker): unknown {
  if (Array.isArray(value)) return value.map((one) => maskFields(one, masker))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      if (untouched.has(name)) return [name, field]
      if (typeof field !== 'string' || !told.has(name)) return [name, maskFields(field, masker)]
      return [name, masker.text(name === 'path' ? withoutQuery(field) : field)]
    }),
  )
}

/** A client that was given a whole address as its path would bring the query along. */
function withoutQuery(path: string): string {
  return path.replace(/[?#][\s\S]*$/, '')
}
