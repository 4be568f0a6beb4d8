import {createRequire} from 'node:module'
import {findLostKeyword} from '../../../runbook-to-problems/code/find-lost-keyword.ts'
import {accepted, type Verdict} from '../../../runbook-to-problems/code/verdict.ts'
import type {AnswerCache} from './answer-cache.ts'
import {fromBytes} from './offsets.ts'
import {settleRefusal} from './settle-refusal.ts'
import {mapFew, type Tools} from './tools.ts'
import {unpairedQuote} from './unpaired-quote.ts'

/** A shell block to judge. */
export interface ShellText {
  readonly language: 'bash' | 'sh'
  readonly code: string
  /** False when the grammar found something odd: such a block is judged alone. */
  readonly isWhole: boolean
}

/** What the parser says of one text: a refusal has its place, `crashed` says that it gave up. */
export type ShellParse =
  | {readonly kind: 'accepted' | 'crashed'}
  | {readonly kind: 'refused'; readonly offset: number; readonly message: string}

/** The parser dies above about 150 KB. */
const batchBytes = 60_000

/**
 * Verdicts on shell blocks. Many are parsed in one call, because every call starts the parser anew; a batch
 * that is refused is halved until the block is found. A refusal counts when the shell itself refuses too.
 */
export async function judgeShell(
  texts: readonly ShellText[],
  asked: {readonly tools: Tools; readonly cache: AnswerCache},
): Promise<readonly Verdict[]> {
  if (texts.length === 0) return []
  const parses = new Map<ShellText, ShellParse>()
  for (const language of ['bash', 'sh'] as const) {
    const own = texts.filter((text) => text.language === language)
    for (const batch of batchesOf(own.filter(({isWhole}) => isWhole))) await parseBatch(batch, parses)
    for (const text of own.filter(({isWhole}) => !isWhole)) parses.set(text, await parseAlone(text))
  }
  return mapFew(texts, async (text) => {
    const parse = parses.get(text)!
    return parse.kind === 'accepted' ? accepted : settleRefusal(text, parse, asked)
  })
}

function batchesOf(texts: readonly ShellText[]): readonly (readonly ShellText[])[] {
  const batches: ShellText[][] = []
  let bytes = batchBytes
  for (const text of texts) {
    const own = Buffer.byteLength(text.code) + 8
    if (bytes + own > batchBytes) {
      batches.push([])
      bytes = 0
    }
    batches.at(-1)!.push(text)
    bytes += own
  }
  return batches
}

async function parseBatch(batch: readonly ShellText[], parses: Map<ShellText, ShellParse>): Promise<void> {
  const [first] = batch
  if (!first) return
  if (batch.length === 1) {
    parses.set(first, await parseAlone(first))
    return
  }
  const joined = batch.map(({code}) => `(\n:\n${code}\n\n)\n`).join('')
  const {kind} = await parseText(joined, first.language)
  if (kind === 'accepted') {
    for (const text of batch) parses.set(text, {kind})
    return
  }
  const middle = Math.ceil(batch.length / 2)
  await parseBatch(batch.slice(0, middle), parses)
  await parseBatch(batch.slice(middle), parses)
}

async function parseAlone({code, language}: ShellText): Promise<ShellParse> {
  const parse = await parseText(code, language)
  if (parse.kind !== 'refused') return parse
  const start = unpairedQuote(code)
  if (start !== undefined) return {...parse, offset: start}
  const lost = findLostKeyword(code)
  if (lost) return {...parse, ...lost}
  const isStray = /encountered `\)`/.test(parse.message)
  return isStray ? {...parse, message: `${parse.message}, and no \`(\` or \`$(\` is open here`} : parse
}

type Parser = typeof import('sh-syntax')

async function parseText(code: string, language: ShellText['language']): Promise<ShellParse> {
  const require = createRequire(import.meta.url)
  const {parse, LangVariant} = require('sh-syntax') as Parser
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
