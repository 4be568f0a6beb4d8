import type {IgnorePattern} from '../repository.ts'

/** True where a `.gitignore` leaves a path out, or a folder above it: the last line that matches decides. */
export function isIgnored(path: string, patterns: readonly IgnorePattern[]): boolean {
  const parts = path.split('/')
  return parts.some((_, at) => {
    const above = parts.slice(0, at + 1).join('/')
    const last = patterns.findLast((pattern) => matches(above, pattern))
    return last !== undefined && !last.pattern.startsWith('!')
  })
}

/** A pattern with more stars would take longer than anybody waits. */
const mostStars = 4

function matches(path: string, {folder, pattern}: IgnorePattern): boolean {
  if (pattern.split(/\*+/).length > mostStars + 1) return false
  if (folder !== '' && !path.startsWith(`${folder}/`)) return false
  const below = folder === '' ? path : path.slice(folder.length + 1)
  return toExpression(pattern.replace(/^!/, '')).test(below)
}

const expressions = new Map<string, RegExp>()

/** ex: `/docs/*.md` -> `^docs/[^/]*\.md$`; without a slash inside, a pattern counts at any depth. */
function toExpression(pattern: string): RegExp {
  const known = expressions.get(pattern)
  if (known) return known
  const bare = pattern.replace(/\/$/, '')
  const start = bare.includes('/') ? '^' : '(?:^|/)'
  const made = new RegExp(
    `${start}${bare.replace(/^\//, '').replace(/\*\*\/?|[*?]|\[[^\]/]+\]|[^\w/]/g, toPart)}$`,
  )
  expressions.set(pattern, made)
  return made
}

function toPart(sign: string): string {
  if (sign.startsWith('**')) return '.*'
  if (sign === '*') return '[^/]*'
  if (sign === '?') return '[^/]'
  // A class of characters with letters and digits only; any other one is text.
  if (/^\[!?[\w-]+\]$/.test(sign)) return isOrdered(sign) ? sign.replace('[!', '[^') : '[^/]'
  return sign.replace(/[^\w/\s]/g, '\\$&')
}

/** False for a range that runs backwards, which is no expression. */
function isOrdered(sign: string): boolean {
  return [...sign.matchAll(/(\w)-(\w)/g)].every(([, from = '', to = '']) => from <= to)
}
