import {createRequire} from 'node:module'
import type {TreeCursor} from '@vscode/tree-sitter-wasm'
import type {ParseSyntax, SyntaxNode} from '../../../runbook-to-problems/shell/syntax-node.ts'

/** Languages that there is a grammar for. */
export type GrammarName = 'bash' | 'powershell' | 'python'

const loaded = new Map<GrammarName, Promise<ParseSyntax>>()

/** The grammar of a language, compiled once. It gives trees, never verdicts. */
export function loadGrammar(name: GrammarName): Promise<ParseSyntax> {
  const known = loaded.get(name) ?? compile(name)
  loaded.set(name, known)
  return known
}

async function compile(name: GrammarName): Promise<ParseSyntax> {
  const require = createRequire(import.meta.url)
  const {Parser, Language} = require('@vscode/tree-sitter-wasm') as typeof import('@vscode/tree-sitter-wasm')
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(
    await Language.load(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`)),
  )
  return (code) => {
    const tree = parser.parse(code)!
    const cursor = tree.walk()
    try {
      return copyNode(cursor)
    } finally {
      // Both live in WebAssembly memory, which no garbage collector sees.
      cursor.delete()
      tree.delete()
    }
  }
}

/** One pass with the cursor is several times faster than asking every node for its children. */
function copyNode(cursor: TreeCursor): SyntaxNode {
  const children: SyntaxNode[] = []
  const field = cursor.currentFieldName
  const node = {
    type: cursor.nodeIsMissing ? 'ERROR' : cursor.nodeType,
    ...(field && {field}),
    isNamed: cursor.nodeIsNamed,
    start: cursor.startIndex,
    end: cursor.endIndex,
    children,
  }
  if (cursor.gotoFirstChild()) {
    do children.push(copyNode(cursor))
    while (cursor.gotoNextSibling())
    cursor.gotoParent()
  }
  return node
}
