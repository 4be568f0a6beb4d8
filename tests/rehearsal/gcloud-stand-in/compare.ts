import {deserialize, serialize} from 'node:v8'
import {expect} from 'vitest'
import type {Google} from '../../../src/rehearsal/google/google.ts'
import type {Observed, SentRequest} from './recorded-world.ts'

/** What differs between two runs by nature: times, ids, random names, and which gcloud it was. */
const variable: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?/g, 'TIME'],
  [/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'OPERATION'],
  [/(aiprod-v33-api-\d{5})-[a-z]{3}/g, '$1-xyz'],
  [/(nonce"?(?:: ?"| = ))[a-z]{10}/g, '$1NONCE'],
  [/(client-version": ?")[\d.]+/g, '$1VERSION'],
  [/\b1[789]\d{11}\b/g, 'BACKUP'],
]

/** The text with everything that differs by nature replaced. */
export function normalize(text: string): string {
  return variable.reduce((changed, [pattern, name]) => changed.replace(pattern, name), text)
}

/** Requests in order as comparable text; how often a thing was asked again until it was ready does not count. */
function listRequests(requests: readonly SentRequest[]): readonly string[] {
  const lines = requests.map((request) => normalize(JSON.stringify(sortKeys(request))))
  return lines.filter((line, index) => line !== lines[index - 1] || !line.includes('"method":"GET"'))
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, field]) => [key, sortKeys(field)]))
}

/** Fails unless both did the same, and unless both sent something where gcloud sends something. */
export function expectSame(
  real: Observed,
  standIn: Observed,
  {changes = false, sendsNothing = false}: {changes?: boolean; sendsNothing?: boolean} = {},
): void {
  const view = ({code, stdout, requests}: Observed) => ({
    code,
    stdout: changes ? normalize(stdout) : stdout,
    requests: listRequests(requests),
  })
  expect(view(standIn), standIn.stderr).toEqual(view(real))
  expect([real.requests.length > 0, standIn.requests.length > 0]).toEqual([!sendsNothing, !sendsNothing])
}

/** Everything that exists in the world, apart from what PostgreSQL holds. */
export type State = Uint8Array

export function saveState({store}: Google): State {
  return serialize({...store, logEntries: []})
}

/** Puts the world back, so that the same command can be run once more. */
export async function restoreState({store, postgres}: Google, state: State): Promise<void> {
  const saved = deserialize(state) as Record<string, unknown>
  for (const name of store.instances.keys()) {
    const isNew = !(saved.instances as Map<string, unknown>).has(name)
    if (isNew && postgres.get(name)) await postgres.remove(name)
  }
  for (const [name, collection] of Object.entries(store)) {
    if (!(collection instanceof Map)) continue
    collection.clear()
    for (const [key, value] of saved[name] as Map<string, unknown>) collection.set(key, value)
  }
}

/** The state as comparable text. What an object holds is left out: clients of the world write meanwhile. */
export function describeState(state: State): string {
  const saved = deserialize(state) as Record<string, unknown>
  const lists = Object.entries(saved).map(([name, collection]) => [
    name,
    collection instanceof Map ? [...collection.values()].map(withoutContent) : collection,
  ])
  return normalize(JSON.stringify(sortKeys(Object.fromEntries(lists)), undefined, 1))
}

function withoutContent(resource: object): object {
  return {...resource, content: undefined}
}
