type ByName = ReadonlyMap<string, readonly string[]>

/** Paths by their last part in lower case, made once for a tree. */
const trees = new WeakMap<ReadonlySet<string>, ByName>()

/** A path that ends as an address does. */
export function findEnding(end: string, paths: ReadonlySet<string>): string | undefined {
  return likeNamed(end, paths).find((path) => path.endsWith(`/${end}`) || path === end)
}

/** The path that a file in lower case stands for: many sites show names of files so. */
export function findOtherCase(file: string, paths: ReadonlySet<string>): string | undefined {
  if (file !== file.toLowerCase()) return undefined
  return likeNamed(file, paths).find((path) => path.toLowerCase() === file)
}

/** The last part of a path. */
export function nameOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function likeNamed(file: string, paths: ReadonlySet<string>): readonly string[] {
  const known = trees.get(paths) ?? groupByName(paths)
  trees.set(paths, known)
  return known.get(nameOfPath(file).toLowerCase()) ?? []
}

function groupByName(paths: ReadonlySet<string>): ByName {
  const groups = new Map<string, string[]>()
  for (const path of paths) {
    const name = nameOfPath(path).toLowerCase()
    const group = groups.get(name)
    if (group) group.push(path)
    else groups.set(name, [path])
  }
  return groups
}
