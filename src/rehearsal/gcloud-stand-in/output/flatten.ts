import type {Resource} from '../command.ts'
import {UsageError} from '../stand-in-error.ts'

/** Reads `--flatten`, such as `spec.containers[].env[]`: the lists to open, outermost first. */
export function parseFlattening(text: string): readonly string[] {
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*|\[\])*\[\]$/.test(text) || text.includes('[][]')) {
    throw new UsageError(`argument --flatten: not covered, got \`${text}\``)
  }
  const parts = text.split('[]').filter((part) => part !== '')
  return parts.map((_, index) => parts.slice(0, index + 1).join(''))
}

/**
 * Makes one resource of each item of the lists; an item stands where its list stood.
 *
 * ex: `a: [{b: 1}, {b: 2}]`, flattened by `a[]` -> `a: {b: 1}` and `a: {b: 2}`
 */
export function flatten(resources: readonly Resource[], lists: readonly string[]): readonly Resource[] {
  return lists.reduce<readonly Resource[]>(
    (opened, list) => opened.flatMap((resource) => openList(resource, list.split('.'))),
    resources,
  )
}

function openList(resource: Resource, [name = '', ...rest]: readonly string[]): readonly Resource[] {
  const value = resource[name]
  if (rest.length > 0) {
    if (typeof value !== 'object' || !value) return [resource]
    return openList(value as Resource, rest).map((inner) => ({...resource, [name]: inner}))
  }
  if (!Array.isArray(value) || value.length === 0) return [resource]
  return value.map((item) => ({...resource, [name]: item}))
}
