import {readCommand, readDeclaration} from './read-command.ts'
import {readExpansion, readHiddenExpansions} from './read-expansion.ts'
import {newReading, type Reading, type Walk, type Where} from './reading.ts'
import type {ShellTree} from './shell-tree.ts'
import type {SyntaxNode} from './syntax-node.ts'

/** Commands, variables and tests of a shell block, those in substitutions, loops, functions and here-documents too. */
export function readShell(root: SyntaxNode, code: string): ShellTree {
  const reading = newReading(code, walk)
  const isTested = false
  walk(root, {use: 'argument', quoted: false, isSubstituted: false, isTested, isFed: false}, reading)
  const {isWhole, commands, expansions, defined, functions, tests, texts, literals} = reading
  return {isWhole, commands, expansions, defined, functions, tests, texts, literals}
}

/** Nodes with a meaning of their own; what is not here only passes on what stands around it. */
const walkers: Readonly<Record<string, Walk>> = {
  ERROR: (_node, _where, reading) => {
    reading.isWhole = false
  },
  comment: () => {},
  pipeline: walkPipeline,
  redirected_statement: readCommand,
  command: readCommand,
  declaration_command: readDeclaration,
  unset_command: readDeclaration,
  variable_assignment: walkAssignment,
  simple_expansion: readExpansion,
  expansion: readExpansion,
  regex: readHiddenExpansions,
  extglob_pattern: readHiddenExpansions,
  function_definition: walkFunction,
  variable_name: readBareName,
}

function walk(node: SyntaxNode, where: Where, reading: Reading): void {
  const walker = walkers[node.type] ?? walkInside
  walker(node, where, reading)
}

/** Nodes whose only meaning is what they do to the words inside them. */
function walkInside(node: SyntaxNode, where: Where, reading: Reading): void {
  const {code} = reading
  if (/^(string|translated_string|heredoc_body|raw_string)$/.test(node.type)) noteText(node, reading)
  noteLiterals(node, reading)
  if (node.type === 'test_command' && code[node.start] === '[') reading.tests.push(node)
  if (node.type === 'for_statement') defineFrom(node, reading)
  for (const child of node.children) walk(child, insideOf(node, child, where, code), reading)
}

function insideOf(node: SyntaxNode, child: SyntaxNode, where: Where, code: string): Where {
  switch (node.type) {
    case 'string':
    case 'translated_string':
      return {...where, quoted: true}
    case 'heredoc_body':
    case 'heredoc_redirect':
    case 'herestring_redirect':
      return {...where, quoted: false, use: 'text'}
    case 'command_substitution':
    case 'process_substitution':
      return {...where, use: 'argument', quoted: false, isSubstituted: true, isTested: false}
    case 'arithmetic_expansion':
    case 'c_style_for_statement':
      return child.field === 'body' ? where : {...where, use: 'arithmetic'}
    case 'test_command':
      return {...where, use: testUse(code.slice(node.start, node.start + 2))}
    case 'case_statement':
      return child.type === 'case_item' ? where : {...where, use: 'case'}
    case 'case_item':
      return child.field === 'value' ? {...where, use: 'case'} : where
    case 'for_statement':
      return child.field === 'body' ? where : {...where, use: 'list'}
    case 'negated_command':
      return {...where, isTested: true}
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement':
      return {...where, isTested: where.isTested || child.field === 'condition'}
    case 'list':
      return {...where, isTested: where.isTested || node.children.indexOf(child) === 0}
    default:
      return where
  }
}

function testUse(opening: string): Where['use'] {
  if (opening === '((') return 'arithmetic'
  return opening === '[[' ? 'test' : 'argument'
}

function noteText(node: SyntaxNode, reading: Reading): void {
  if (reading.code.slice(node.start, node.end).includes('\n')) reading.texts.push(node)
}

function noteLiterals({type, start, end, children}: SyntaxNode, {literals}: Reading): void {
  if (type === 'raw_string') literals.push({start, end, isSingle: true})
  if (type !== 'string') return
  const inner = children.filter((child) => /expansion|substitution/.test(child.type))
  const starts = [start + 1, ...inner.map((child) => child.end)]
  const ends = [...inner.map((child) => child.start), end - 1]
  for (const [index, from] of starts.entries())
    if (from < ends[index]!) literals.push({start: from, end: ends[index]!, isSingle: false})
}

/** The pipes of `a | b | c`, also where the grammar nests them. */
function walkPipeline(node: SyntaxNode, where: Where, reading: Reading): void {
  const parts = node.children.filter(({isNamed, type}) => isNamed && type !== 'comment')
  const outer = where.pipe
  const id = outer?.id ?? node.start
  const first = outer?.index ?? 0
  const length = (outer?.length ?? 1) + parts.length - 1
  for (const [index, part] of parts.entries()) {
    const isFed = where.isFed || index > 0
    walk(part, {...where, isFed, pipe: {id, index: first + index, length}}, reading)
  }
}

function walkAssignment(node: SyntaxNode, where: Where, reading: Reading): void {
  const [target, ...rest] = node.children.filter(({isNamed}) => isNamed)
  // A lone option with a value is an assignment to the grammar; a rule asks for such names.
  const name = /^(?:--?[A-Za-z][\w-]*|\w+)/.exec(reading.code.slice(node.start, node.end))?.[0]
  if (name !== undefined && !isHandedOn(name, rest.at(-1), reading)) reading.define(name, rest.at(-1))
  for (const child of target?.children ?? [])
    if (child.field !== 'name') walk(child, {...where, use: 'arithmetic'}, reading)
  for (const value of rest) {
    walk(value, {...where, use: value.type === 'array' ? 'argument' : 'assignment', quoted: false}, reading)
  }
}

/** `TOKEN="$TOKEN" program` hands on what has a value already, and gives it none. */
function isHandedOn(name: string, value: SyntaxNode | undefined, {code, defined}: Reading): boolean {
  const text = value ? code.slice(value.start, value.end).replace(/^"|"$/g, '') : ''
  return !defined.has(name) && [`$${name}`, `\${${name}}`].includes(text)
}

function defineFrom(node: SyntaxNode, reading: Reading): void {
  const variable = node.children.find(({field, type}) => field === 'variable' || type === 'variable_name')
  if (variable) reading.define(reading.code.slice(variable.start, variable.end), undefined)
}

function walkFunction(node: SyntaxNode, where: Where, reading: Reading): void {
  const name = node.children.find(({field}) => field === 'name')
  if (name) reading.functions.add(reading.code.slice(name.start, name.end))
  for (const child of node.children) {
    if (child !== name) walk(child, {...where, use: 'argument', quoted: false, isFed: true}, reading)
  }
}

/** A name without a dollar is a use in arithmetic, and a target everywhere else. */
function readBareName(node: SyntaxNode, where: Where, reading: Reading): void {
  if (where.use !== 'arithmetic') return
  const name = reading.code.slice(node.start, node.end)
  reading.expansions.push({start: node.start, end: node.end, name, quoted: true, use: 'arithmetic'})
}
