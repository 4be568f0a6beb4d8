import {readSource, type SourceFile} from './source-file.ts'

/** Gives a file below the root; each is read once. */
export type Sources = (file: string) => SourceFile

/** Opens the files below a root. */
export function openSources(root: string): Sources {
  const known = new Map<string, SourceFile>()
  return (file) => {
    const source = known.get(file) ?? readSource(root, file)
    known.set(file, source)
    return source
  }
}
