import {findLostKeyword} from '../../../runbook-to-problems/code/find-lost-keyword.ts'
import {accepted, type Verdict} from '../../../runbook-to-problems/code/verdict.ts'
import type {AnswerCache} from './answer-cache.ts'
import {findOpenExpansion} from './find-open-expansion.ts'
import {parseShell, type ShellParse} from './parse-shell.ts'
import {settleRefusals} from './settle-refusals.ts'
import type {Tools} from './tools.ts'
import {unpairedQuote} from './unpaired-quote.ts'

/** A shell block to judge. */
export interface ShellText {
  readonly language: 'bash' | 'sh'
  readonly code: string
  /** False when the grammar found something odd: such a block is judged alone. */
  readonly isWhole: boolean
}

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
  const verdicts = new Map<ShellText, Verdict>()
  for (const language of ['bash', 'sh'] as const) {
    const own = texts.filter((text) => text.language === language)
    const found = await judgeUnlike([...new Map(own.map((text) => [text.code, text])).values()], asked)
    for (const text of own) verdicts.set(text, found.get(text.code) ?? accepted)
  }
  return texts.map((text) => verdicts.get(text)!)
}

/** Verdicts by code on texts of one language that are all different; those that are accepted are left out. */
async function judgeUnlike(
  texts: readonly ShellText[],
  asked: {readonly tools: Tools; readonly cache: AnswerCache},
): Promise<ReadonlyMap<string, Verdict>> {
  const parses = new Map<ShellText, ShellParse>()
  for (const batch of batchesOf(texts.filter(({isWhole}) => isWhole))) await parseBatch(batch, parses)
  for (const text of texts.filter(({isWhole}) => !isWhole)) parses.set(text, await parseAlone(text))
  const open = texts.map((text) => ({text, parse: parses.get(text)!}))
  return settleRefusals(
    open.filter(({parse}) => parse.kind !== 'accepted'),
    asked,
  )
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
  const {kind} = await parseShell(joined, first.language)
  if (kind === 'accepted') {
    for (const text of batch) parses.set(text, {kind})
    return
  }
  const middle = Math.ceil(batch.length / 2)
  await parseBatch(batch.slice(0, middle), parses)
  await parseBatch(batch.slice(middle), parses)
}

async function parseAlone({code, language}: ShellText): Promise<ShellParse> {
  const parse = await parseShell(code, language)
  if (parse.kind !== 'refused') return parse
  const start = unpairedQuote(code)
  if (start !== undefined) return {...parse, offset: start}
  const lost = findOpenExpansion(code) ?? findLostKeyword(code)
  if (lost) return {...parse, ...lost}
  const isStray = /encountered `\)`/.test(parse.message)
  return isStray ? {...parse, message: `${parse.message}, and no \`(\` or \`$(\` is open here`} : parse
}
