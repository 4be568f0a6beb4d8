type Fields = Record<string, unknown>

/**
 * Merges a PATCH body into a resource: objects merge, everything else replaces, and JSON's null removes.
 *
 * @example mergePatch({a: 1, b: {c: 2}}, {b: {d: 3}}) // {a: 1, b: {c: 2, d: 3}}
 */
export function mergePatch(target: Fields, patch: Fields): Fields {
  const merged: Fields = {...target}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name]
    else
      merged[name] = isFields(value) ? mergePatch(isFields(merged[name]) ? merged[name] : {}, value) : value
  }
  return merged
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
