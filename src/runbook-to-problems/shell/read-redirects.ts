import {readWord} from './read-word.ts'
import type {Reading, Where} from './reading.ts'
import type {Redirect} from './shell-tree.ts'
import type {SyntaxNode} from './syntax-node.ts'

const statements = /^(pipeline|command|list|redirected_statement|subshell|compound_statement|\w+_statement)$/

/** True for the node of a redirection. */
export function isRedirect(type: string): boolean {
  return /^(file|heredoc|herestring)_redirect$/.test(type)
}

/** What a statement's redirections add to its last command. */
export interface Tail {
  readonly words: readonly SyntaxNode[]
  readonly redirects: readonly Redirect[]
  /** A here-document's first line goes on: `cat <<EOF | sort`, `cat <<EOF || exit`. */
  readonly isPiped: boolean
  readonly isTested: boolean
}

export const noTail: Tail = {words: [], redirects: [], isPiped: false, isTested: false}

/** The grammar counts words after a redirection as part of it: `a 2>b --c` calls a with `--c`. */
export function readTail(nodes: readonly SyntaxNode[], where: Where, reading: Reading): Tail {
  const inner: Where = {...where, isTested: false, pipe: undefined}
  return nodes
    .map((node) => (node.type === 'heredoc_redirect' ? readDocument : readFile)(node, inner, reading))
    .reduce(joinTails, noTail)
}

function joinTails(a: Tail, b: Tail): Tail {
  return {
    words: [...a.words, ...b.words],
    redirects: [...a.redirects, ...b.redirects],
    isPiped: a.isPiped || b.isPiped,
    isTested: a.isTested || b.isTested,
  }
}

function readFile(node: SyntaxNode, where: Where, reading: Reading): Tail {
  const named = node.children.filter(({isNamed, type}) => isNamed && type !== 'file_descriptor')
  const [target, ...words] = named
  // A file name is not split: several words would be an error that the shell reports.
  if (target) reading.walk(target, {...where, use: 'text', quoted: false}, reading)
  const operator = node.children.find(({isNamed}) => !isNamed)?.type ?? ''
  const {start} = node
  const redirect: Redirect = {
    start,
    end: target?.end ?? node.end,
    operator,
    ...(target && {target: readWord(target, reading.code)}),
  }
  return {...noTail, words, redirects: [redirect]}
}

/** The rest of a here-document's first line is inside its node. */
function readDocument(node: SyntaxNode, where: Where, reading: Reading): Tail {
  const body = node.children.find(({type}) => type === 'heredoc_body')
  if (body) reading.walk(body, {...where, use: 'text', quoted: false}, reading)
  const named = node.children.filter(({isNamed, type}) => isNamed && !type.startsWith('heredoc_'))
  const redirects = named.filter(({type}) => isRedirect(type))
  const more = named.filter(({type}) => statements.test(type))
  for (const statement of more) reading.walk(statement, {...where, use: 'argument', isFed: true}, reading)
  const own: Redirect = {
    start: node.start,
    end: body?.end ?? node.end,
    operator: '<<',
    ...(body && {document: body}),
  }
  const words = named.filter((child) => !redirects.includes(child) && !more.includes(child))
  return joinTails(
    {
      words,
      redirects: [own],
      isPiped: more.some(({type}) => type === 'pipeline'),
      isTested: node.children.some(({type}) => type === '&&' || type === '||'),
    },
    readTail(redirects, where, reading),
  )
}
