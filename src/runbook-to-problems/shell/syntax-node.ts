/** One node of a syntax tree, free of the parser that made it. Offsets count UTF-16 units of the code. */
export interface SyntaxNode {
  /** The grammar's name of it, such as `command`; a token's own text, such as `&&`. */
  readonly type: string
  /** What it is to its parent, such as `destination`. */
  readonly field?: string
  readonly isNamed: boolean
  readonly start: number
  readonly end: number
  readonly children: readonly SyntaxNode[]
}

/** Gives the syntax tree of a code; the grammar is loaded by who provides it. */
export type ParseSyntax = (code: string) => SyntaxNode
