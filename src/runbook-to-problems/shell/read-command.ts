import {isRedirect, noTail, readTail, type Tail} from './read-redirects.ts'
import {readWord} from './read-word.ts'
import type {Reading, Where} from './reading.ts'
import {type ShellCommand, startOfWord, textOfWord, type Word} from './shell-tree.ts'
import type {SyntaxNode} from './syntax-node.ts'

/** Reads a simple command, or a statement with redirections. */
export function readCommand(node: SyntaxNode, where: Where, reading: Reading): void {
  if (node.type === 'command') {
    readSimple(node, where, reading, noTail)
    return
  }
  const body = node.children.find(({field, type}) => field === 'body' || !isRedirect(type))
  const redirects = node.children.filter(({type}) => isRedirect(type))
  const tail = readTail(redirects, where, reading)
  const before = reading.commands.length
  if (!body) readSimple({...node, children: []}, where, reading, tail)
  else if (body.type === 'command') readSimple(body, where, reading, tail)
  else {
    const isFed = where.isFed || tail.redirects.some(({operator}) => operator.startsWith('<'))
    reading.walk(body, {...where, isFed}, reading)
    giveTail(tail, body, before, reading)
  }
}

/** Redirections of a pipeline belong to its last command; those of a group or loop to no single one. */
function giveTail(tail: Tail, body: SyntaxNode, before: number, reading: Reading): void {
  const {commands, code} = reading
  const last = commands.findLastIndex(
    (command, index) => index >= before && !command.isSubstituted && body.type === 'pipeline',
  )
  const words = tail.words.map((word) => readWord(word, code))
  const command = commands[last]
  if (command) {
    const {redirects} = command
    commands[last] = {
      ...command,
      words: [...command.words, ...words],
      redirects: [...redirects, ...tail.redirects],
    }
  } else if (tail.redirects.length > 0) {
    commands.push({...emptyCommand(body), redirects: tail.redirects})
  }
}

function emptyCommand({start, end}: SyntaxNode): ShellCommand {
  const pipe = {id: start, index: 0, length: 1}
  return {start, end, words: [], redirects: [], pipe, isSubstituted: false, isTested: false, isFed: false}
}

function readSimple(node: SyntaxNode, where: Where, reading: Reading, tail: Tail): void {
  const own = readTail(
    node.children.filter(({type}) => isRedirect(type)),
    where,
    reading,
  )
  const plain = node.children.filter(({type, isNamed}) => isNamed && !isRedirect(type))
  const strays = plain.filter(({type}) => type === 'subshell')
  const assignments = plain.filter(({type}) => type === 'variable_assignment')
  const given = plain.filter(({type}) => type !== 'variable_assignment' && type !== 'subshell')
  const wordNodes = [...given, ...own.words, ...tail.words].sort((a, b) => a.start - b.start)
  const words = wordNodes.map((word) => readWord(word, reading.code))
  const {isSubstituted} = where
  const isFed = where.isFed || (where.pipe?.index ?? 0) > 0
  const isTested = where.isTested || tail.isTested
  const pipe = where.pipe ?? {id: node.start, index: 0, length: tail.isPiped ? 2 : 1}
  const redirects = [...own.redirects, ...tail.redirects]
  const {start, end} = node
  reading.commands.push({
    start: words[0]?.start ?? start,
    end,
    words,
    redirects,
    pipe,
    isSubstituted,
    isTested,
    isFed,
  })
  defineByCommand(words, reading)
  const inner: Where = {...where, use: 'argument', quoted: false, isTested: false, pipe: undefined}
  for (const child of [...assignments, ...given, ...strays]) reading.walk(child, inner, reading)
}

/** `read`, `mapfile`, `printf -v` and `getopts` give variables their values. */
function defineByCommand(words: readonly Word[], reading: Reading): void {
  const [name, ...rest] = words.map((word) => textOfWord(word) ?? startOfWord(word))
  const names = rest.filter((word) => /^[A-Za-z_]\w*$/.test(word))
  if (name === 'read' || name === 'mapfile' || name === 'readarray')
    for (const word of names) reading.define(word, undefined)
  if (name === 'printf' && rest[0] === '-v' && rest[1]) reading.define(rest[1], undefined)
  if (name === 'getopts' && rest[1]) reading.define(rest[1], undefined)
}

/** `export A=b`, `local c`, `unset d`. */
export function readDeclaration(node: SyntaxNode, where: Where, reading: Reading): void {
  const {code} = reading
  const [keyword, ...rest] = node.children
  const words = [keyword, ...rest.filter(({isNamed}) => isNamed)].flatMap((child) =>
    child ? [readWord(child, code)] : [],
  )
  const {isSubstituted, isTested, isFed} = where
  const {start, end} = node
  const pipe = where.pipe ?? {id: start, index: 0, length: 1}
  reading.commands.push({start, end, words, redirects: [], pipe, isSubstituted, isTested, isFed})
  const inner: Where = {...where, use: 'assignment', quoted: false, isTested: false, pipe: undefined}
  for (const child of rest) {
    const isName = child.type === 'variable_name'
    if (isName && code.slice(start, end).startsWith('export')) continue
    if (isName) reading.define(code.slice(child.start, child.end), undefined)
    else if (child.isNamed) reading.walk(child, inner, reading)
  }
}
