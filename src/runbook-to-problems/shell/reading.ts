import {readWord} from './read-word.ts'
import {
  type Expansion,
  type ExpansionUse,
  type Literal,
  type ShellCommand,
  type Span,
  textOfWord,
} from './shell-tree.ts'
import type {SyntaxNode} from './syntax-node.ts'

/** What stands around a node. */
export interface Where {
  readonly use: ExpansionUse
  readonly quoted: boolean
  readonly isSubstituted: boolean
  readonly isTested: boolean
  readonly isFed: boolean
  readonly pipe?: ShellCommand['pipe']
}

/** Reads one node and what is inside it. */
export type Walk = (node: SyntaxNode, where: Where, reading: Reading) => void

/** What has been read so far. */
export interface Reading {
  readonly code: string
  readonly walk: Walk
  isWhole: boolean
  readonly commands: ShellCommand[]
  readonly expansions: Expansion[]
  readonly defined: Map<string, (string | undefined)[]>
  readonly functions: Set<string>
  readonly tests: Span[]
  readonly texts: Span[]
  readonly literals: Literal[]
  readonly define: (name: string, value: SyntaxNode | undefined) => void
}

/** A reading of which nothing is known yet. */
export function newReading(code: string, walk: Walk): Reading {
  const defined = new Map<string, (string | undefined)[]>()
  return {
    code,
    walk,
    isWhole: true,
    commands: [],
    expansions: [],
    defined,
    functions: new Set(),
    tests: [],
    texts: [],
    literals: [],
    define: (name, value) => {
      const text = value && textOfWord(readWord(value, code))
      defined.set(name, [...(defined.get(name) ?? []), text])
    },
  }
}
