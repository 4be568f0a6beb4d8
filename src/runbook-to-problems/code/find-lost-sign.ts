/** A sign that a refused text lacks, and where it is missed. */
export interface LostSign {
  readonly offset: number
  readonly message: string
}

const begins =
  /^(?:select|insert|update|delete|alter|create|drop|set|reset|with|explain|vacuum|analyze|begin|commit|grant|revoke|truncate)\b/i

/**
 * The bracket or semicolon that a refused SQL text lacks. PostgreSQL notices only where the statement cannot go on,
 * lines later.
 */
export function findLostSign(code: string, refusedAt: number): LostSign | undefined {
  const bare = code
    .replace(/'(?:[^']|'')*'|"[^"]*"/g, (text) => text.replace(/[^\n]/g, '_'))
    .replace(/--.*/g, (text) => '_'.repeat(text.length))
  const open: number[] = []
  for (let at = 0; at < bare.length; at++) {
    if (bare[at] === '(') open.push(at)
    if (bare[at] === ')' && open.pop() === undefined) return {offset: at, message: 'this `)` has no `(`'}
    if (bare[at] === ';' && open.length > 0) break
  }
  const last = open.at(-1)
  if (last !== undefined) return {offset: last, message: 'this `(` has no `)`'}
  const before = code.slice(0, refusedAt)
  const isNewLine = /\n[ \t]*$/.test(before)
  if (!isNewLine || !begins.test(code.slice(refusedAt))) return undefined
  return {offset: before.trimEnd().length, message: 'a `;` is missing here'}
}
