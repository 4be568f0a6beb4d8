import {type Document, isMap, isNode, isPair, isScalar, isSeq, type Node, parseDocument} from 'yaml'
import type {Place} from '../model/place.ts'
import {unbalancedLine} from './unbalanced-line.ts'

/** A YAML text as plain values, with the way back to where each was written. */
export interface YamlReading {
  /** Absent when the text is no mapping. */
  readonly value?: Readonly<Record<string, unknown>>
  /** Message and place of what the YAML parser refuses. */
  readonly mistakes: readonly {readonly message: string; readonly place: Place}[]
  /** Place of the value at a path, or of the nearest thing around it. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place
  /** Place of the key that ends a path. */
  readonly placeOfKey: (path: readonly PropertyKey[]) => Place
}

/** Reads YAML that starts on the line after `lineBefore` of the file. Total: hostile YAML is a mistake, never a throw. */
export function readYaml(text: string, file: string, lineBefore: number): YamlReading {
  // The library's own counter misses line ends inside what it refuses.
  const place = (offset: number): Place => {
    const before = text.slice(0, Math.max(0, offset))
    return {
      file,
      line: lineBefore + before.split('\n').length,
      column: before.length - before.lastIndexOf('\n'),
    }
  }
  try {
    const document = parseDocument(text, {logLevel: 'silent'})
    const value: unknown =
      document.errors.length === 0 && isMap(document.contents) ? document.toJS() : undefined
    const mistakes = document.errors.map(({message, pos}) => ({
      message: message.split(/ at line |\n/)[0]!,
      place: place(unbalancedLine(text, pos[0]) ?? endBefore(text, message, pos[0])),
    }))
    return {
      ...(value !== undefined && {value: value as Record<string, unknown>}),
      mistakes,
      placeOf: (path) => place(offsetOf(document, path, 'value')),
      placeOfKey: (path) => place(offsetOf(document, path, 'key')),
    }
  } catch (error) {
    return refuseAll(error, {file, line: lineBefore + 1, column: 1})
  }
}

/** A list over several lines that lacks its bracket ends with the text before, and not where the parser notices. */
function endBefore(text: string, message: string, refusedAt: number): number {
  const isOpen = /^Flow (?:sequence|map) in block collection/.test(message)
  return isOpen ? Math.max(0, text.slice(0, refusedAt).trimEnd().length - 1) : refusedAt
}

function refuseAll(error: unknown, start: Place): YamlReading {
  const message = error instanceof Error ? error.message.split('\n')[0]! : String(error)
  return {mistakes: [{message, place: start}], placeOf: () => start, placeOfKey: () => start}
}

function offsetOf(document: Document, path: readonly PropertyKey[], end: 'key' | 'value'): number {
  let node: unknown = document.contents
  let offset = 0
  for (const [index, segment] of path.entries()) {
    const found = isMap(node)
      ? node.items.find(
          (pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(segment),
        )
      : undefined
    if (isSeq(node)) node = node.items[Number(segment)]
    else if (found) node = end === 'key' && index === path.length - 1 ? found.key : (found.value ?? found.key)
    else break
    offset = isNode(node) ? ((node as Node).range?.[0] ?? offset) : offset
  }
  return offset
}
