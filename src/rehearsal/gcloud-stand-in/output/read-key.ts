import type {Resource} from '../command.ts'

const part = String.raw`[A-Za-z_]\w*(?:\[\d+\])?`
const keyPattern = new RegExp(`^${part}(?:\\.${part})*$`)

/** True for the keys that the stand-in can follow: names, dots and `[0]`. */
export function isKey(text: string): boolean {
  return keyPattern.test(text)
}

/** Follows a dotted key such as `ipAddresses[0].ipAddress`; undefined where it leads nowhere. */
export function readKey(resource: Resource, key: string): unknown {
  const steps = key.split(/[.[\]]+/).filter((step) => step !== '')
  let value: unknown = resource
  for (const step of steps) {
    if (typeof value !== 'object' || value === undefined || !Object.hasOwn(value as object, step))
      return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return value
}
