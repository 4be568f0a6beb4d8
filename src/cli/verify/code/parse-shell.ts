import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {fromBytes} from './offsets.ts'

/** What the parser says of one text: a refusal has its place, `crashed` says that it gave up. */
export type ShellParse =
  | {readonly kind: 'accepted' | 'crashed'}
  | {readonly kind: 'refused'; readonly offset: number; readonly message: string}

let parser: ReturnType<typeof loadParser> | undefined

/** Parses one text, and executes nothing of it. */
export async function parseShell(code: string, language: 'bash' | 'sh'): Promise<ShellParse> {
  parser ??= loadParser()
  const {parse, LangVariant} = await parser
  try {
    await parse(code, {
      variant: language === 'bash' ? LangVariant.LangBash : LangVariant.LangPOSIX,
      keepComments: false,
    })
    return {kind: 'accepted'}
  } catch (error) {
    return refusalOf(error, code)
  }
}

/** A syntax error has a position or `line:column:` before its message; anything else is the parser's own failure. */
function refusalOf(error: unknown, code: string): ShellParse {
  const {message, Pos} = error as {message: string; Pos?: {Offset: number}}
  if (Pos) return {kind: 'refused', offset: fromBytes(code, Pos.Offset), message}
  const [, line, column, text] = /^(\d+):(\d+): (.*)/s.exec(error instanceof Error ? error.message : '') ?? []
  if (text === undefined) return {kind: 'crashed'}
  const before = code
    .split('\n')
    .slice(0, Number(line) - 1)
    .join('\n')
  const start = before === '' && line === '1' ? 0 : before.length + 1
  return {kind: 'refused', offset: start + fromBytes(code.slice(start), Number(column) - 1), message: text}
}

/** The parser, compiled once: by itself the package compiles it again for every text. */
async function loadParser() {
  const require = createRequire(import.meta.url)
  const {getProcessor, LangVariant} = require('sh-syntax') as typeof import('sh-syntax')
  const module = await WebAssembly.compile(await readFile(require.resolve('sh-syntax/main.wasm')))
  const parse = getProcessor((imports: WebAssembly.Imports) => WebAssembly.instantiate(module, imports))
  return {parse, LangVariant}
}
