import type {Inventory, InventoryChange, Leftover} from '../model/inventory.ts'

/** What differs between two inventories, sorted by path. */
export function compareInventories(before: Inventory, after: Inventory): readonly InventoryChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return paths.flatMap((path) => {
    if (before[path] === after[path]) return []
    return [
      {
        path,
        ...(before[path] !== undefined && {before: before[path]}),
        ...(after[path] !== undefined && {after: after[path]}),
      },
    ]
  })
}

/** True when the page says that this cannot be taken back. */
export function isLeftover({path}: InventoryChange, leftovers: readonly Leftover[]): boolean {
  return leftovers.some(({what}) => pathPattern(what).test(path))
}

/** ex: `secrets/**` matches `secrets/DATABASE_URL/versions/2` */
function pathPattern(what: string): RegExp {
  const source = what
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
  return new RegExp(`^${source.join('')}$`)
}

/** ex: `services/api/traffic: v1=100 -> v2=100`, `backups/db/2: there, was not before` */
export function renderChange({path, before, after}: InventoryChange): string {
  if (before === undefined) return `${path}: there now, was not before`
  if (after === undefined) return `${path}: gone`
  return `${path}: ${shorten(before)} -> ${shorten(after)}`
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
