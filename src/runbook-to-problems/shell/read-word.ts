import type {Word, WordPart} from './shell-tree.ts'
import type {SyntaxNode} from './syntax-node.ts'

const escapes: Readonly<Record<string, string>> = {n: '\n', t: '\t', r: '\r', e: '\x1b', a: '\x07', b: '\b'}

/** The word that a node is, with quotes and backslashes taken off. */
export function readWord(node: SyntaxNode, code: string): Word {
  return {start: node.start, end: node.end, parts: joinTexts(partsOf(node, code, false))}
}

function partsOf(node: SyntaxNode, code: string, quoted: boolean): readonly WordPart[] {
  const raw = code.slice(node.start, node.end)
  switch (node.type) {
    case 'raw_string':
      return [{kind: 'text', text: raw.slice(1, -1), quoted: true}]
    case 'ansi_c_string':
      return [{kind: 'text', text: unescapeAnsi(raw.slice(2, -1)), quoted: true}]
    case 'string':
    case 'translated_string':
      return stringParts(node, code)
    case 'simple_expansion':
    case 'expansion':
      return [variablePart(node, code, quoted)]
    case 'variable_assignment':
      return assignmentParts(node, code)
    case 'concatenation':
    case 'command_name':
      return node.children.flatMap((child) => partsOf(child, code, quoted))
    case 'command_substitution':
    case 'process_substitution':
    case 'arithmetic_expansion':
    case 'ERROR':
      return [{kind: 'unknown', quoted}]
    default:
      return [{kind: 'text', text: raw.replace(/\\(\n|[\s\S])/g, takeBackslash), quoted: raw.includes('\\')}]
  }
}

/** ex: `d=$(e)` of `local d=$(e)` */
function assignmentParts(node: SyntaxNode, code: string): readonly WordPart[] {
  const [, ...values] = node.children.filter(({isNamed}) => isNamed)
  const start = values[0]?.start ?? node.end
  const name: WordPart = {kind: 'text', text: code.slice(node.start, start), quoted: false}
  return [name, ...values.flatMap((value) => partsOf(value, code, true))]
}

function takeBackslash(_whole: string, sign: string): string {
  return sign === '\n' ? '' : sign
}

/** The grammar leaves spaces between expansions out of its nodes, so the text is what lies between them. */
function stringParts(node: SyntaxNode, code: string): readonly WordPart[] {
  const inner = node.children.filter(({type}) => /expansion|substitution/.test(type))
  const open = code.indexOf('"', node.start) + 1
  const parts: WordPart[] = []
  let at = open
  for (const child of inner) {
    // ex: in `"a  $b"` the node of `$b` may begin with the spaces before it
    const start = child.start + /^\s*/.exec(code.slice(child.start, child.end))![0].length
    parts.push(quotedText(code.slice(at, start)), ...partsOf(child, code, true))
    at = child.end
  }
  return [...parts, quotedText(code.slice(at, Math.max(at, node.end - 1)))]
}

function quotedText(raw: string): WordPart {
  return {kind: 'text', text: raw.replace(/\\([$`"\\\n])/g, takeBackslash), quoted: true}
}

function variablePart(node: SyntaxNode, code: string, quoted: boolean): WordPart {
  const raw = code.slice(node.start, node.end).trim()
  const [, name] = /^\$\{?([A-Za-z_]\w*)/.exec(raw) ?? []
  if (name === undefined) return {kind: 'unknown', quoted}
  return {kind: 'variable', name, quoted, isPlain: raw === `$${name}` || raw === `\${${name}}`}
}

function unescapeAnsi(raw: string): string {
  return raw.replace(/\\(.)/gs, (_whole, sign: string) => escapes[sign] ?? sign)
}

/** Neighbouring texts are one; an empty quoted text stays, because `""` is a word. */
function joinTexts(parts: readonly WordPart[]): readonly WordPart[] {
  const joined: WordPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = {
        kind: 'text',
        text: last.text + part.text,
        quoted: last.quoted || part.quoted,
      }
    else joined.push(part)
  }
  return joined.filter((part) => part.kind !== 'text' || part.text !== '' || joined.length === 1)
}
