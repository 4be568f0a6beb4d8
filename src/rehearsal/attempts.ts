import {randomBytes} from 'node:crypto'
import type {Request} from '../model/request.ts'
import type {AttemptId} from '../model/world.ts'

type Recorded = {-readonly [Field in keyof Request]: Request[Field]}

/** Who sent what: each attempt has a key of its own, and requests are recorded under it in order. */
export interface Attempts {
  /** The key of this attempt; the same one every time. */
  keyOf(attempt: AttemptId): string
  /** True when the key was given to an attempt. */
  knows(key: string | undefined): boolean
  /** Records a request when it arrives; the returned object takes the status when it is answered. */
  record(key: string | undefined, request: Request): Recorded
  requests(attempt: AttemptId): readonly Request[]
  /** Requests that carried no key or an unknown one. */
  readonly strays: readonly Request[]
}

/** A record without entries. `clean` hides secrets in what is kept. */
export function createAttempts(clean: (text: string) => string): Attempts {
  const keys = new Map<string, string>()
  const records = new Map<string, Recorded[]>()
  const strays: Recorded[] = []
  const keyOf = ({step, attempt, role}: AttemptId) => {
    const name = `${step} ${attempt} ${role}`
    const key = keys.get(name) ?? randomBytes(16).toString('hex')
    keys.set(name, key)
    if (!records.has(key)) records.set(key, [])
    return key
  }
  return {
    keyOf,
    knows: (key) => key !== undefined && records.has(key),
    record(key, request) {
      const refused = request.refused && {refused: clean(request.refused)}
      const recorded = {...request, path: clean(request.path), ...refused}
      const list = (key !== undefined && records.get(key)) || strays
      list.push(recorded)
      return recorded
    },
    requests: (attempt) => (records.get(keyOf(attempt)) ?? []).map((request) => ({...request})),
    strays,
  }
}
