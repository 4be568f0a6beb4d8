import type {CodeBlock} from '../../../runbook-to-problems/code/code-block.ts'
import {fillPlaceholders} from '../../../runbook-to-problems/code/find-placeholders.ts'
import {isSession} from '../../../runbook-to-problems/code/find-prompts.ts'
import {judgeTests} from '../../../runbook-to-problems/code/judge-tests.ts'
import type {Verdict} from '../../../runbook-to-problems/code/verdict.ts'
import {readShell} from '../../../runbook-to-problems/shell/read-shell.ts'
import type {ShellTree} from '../../../runbook-to-problems/shell/shell-tree.ts'
import {type AnswerCache, questionKey} from './answer-cache.ts'
import {judgeJson, judgeYaml} from './judge-data.ts'
import {judgePowershell} from './judge-powershell.ts'
import {judgePython} from './judge-python.ts'
import {judgeShell} from './judge-shell.ts'
import {loadGrammar} from './load-grammar.ts'
import {loadSql} from './load-sql.ts'
import type {Tools} from './tools.ts'
import {verdictSchema} from './verdict-schema.ts'

/** What blocks are judged with. */
export interface Judges {
  readonly tools: Tools
  readonly cache: AnswerCache
}

/** Larger blocks are no code that a person reads. */
const mostCharacters = 1_000_000

/** The blocks with the verdict of each language's own parser, and trees of those that it accepts. */
export async function judgeBlocks(
  blocks: readonly CodeBlock[],
  judges: Judges,
): Promise<readonly CodeBlock[]> {
  const judged = new Map<CodeBlock, Partial<CodeBlock>>()
  for (const language of new Set(blocks.map((block) => block.language))) {
    const fair = blocks.filter((block) => block.language === language && block.code.length <= mostCharacters)
    for (const [block, more] of await judgeLanguage(language, fair, judges)) judged.set(block, more)
  }
  return blocks.map((block) => ({...block, ...judged.get(block)}))
}

type Judged = ReadonlyMap<CodeBlock, Partial<CodeBlock>>

async function judgeLanguage(
  language: string,
  blocks: readonly CodeBlock[],
  judges: Judges,
): Promise<Judged> {
  switch (language) {
    case 'bash':
    case 'sh':
      return judgeShellBlocks(blocks, language, judges)
    case 'sql':
      return judgeSqlBlocks(blocks)
    case 'python':
      return judgePythonBlocks(blocks, judges)
    case 'powershell':
      return withVerdicts(blocks, 'pwsh', judgePowershell, judges)
    case 'json':
      return new Map(blocks.map((block) => [block, {verdict: judgeJson(block.code, block)}]))
    case 'yaml':
      return new Map(blocks.map((block) => [block, {verdict: judgeYaml(block.code, block)}]))
    default:
      return new Map()
  }
}

async function judgeShellBlocks(
  all: readonly CodeBlock[],
  language: 'bash' | 'sh',
  {tools, cache}: Judges,
): Promise<Judged> {
  const parse = await loadGrammar('bash')
  // Between the commands of a session stands what they printed, which is no shell.
  const blocks = all.filter(({code, step}) => step !== undefined || !isSession(code))
  const texts = blocks.map(({code, isOurs, step}) => {
    const filled = fillPlaceholders(code)
    const tree: ShellTree = readShell(parse(filled), filled)
    // A stranger's `sh` means a shell: which one `sh` is depends on the machine.
    return {language: isOurs || step ? language : 'bash', code: filled, isWhole: tree.isWhole, tree} as const
  })
  const verdicts = await judgeShell(texts, {tools, cache})
  return new Map(
    blocks.map((block, index) => {
      const {tree} = texts[index]!
      const verdict =
        verdicts[index]!.status === 'accepted' ? judgeTests(texts[index]!.code) : verdicts[index]!
      return [block, {verdict, ...(verdict.status !== 'refused' && {shell: tree})}] as const
    }),
  )
}

/** A stranger's page shows parts of programs: an indented piece, a `return` without its function. */
async function judgePythonBlocks(all: readonly CodeBlock[], judges: Judges): Promise<Judged> {
  const blocks = all.filter(({code}) => !/^\s*>>> /m.test(code))
  const isPart = ({code, isOurs}: CodeBlock) => !isOurs && /^\s*\n?[ \t]+\S/.test(code)
  const whole = blocks.filter((block) => !isPart(block))
  const judged = await withVerdicts(whole, 'python3', judgePython, judges)
  return new Map(
    [...judged].map(([block, {verdict}]) => {
      const isExcerpt =
        verdict?.status === 'refused' && / outside (?:async )?(?:function|loop)/.test(verdict.message)
      return [block, block.isOurs || !isExcerpt ? {verdict} : {}] as const
    }),
  )
}

async function judgeSqlBlocks(blocks: readonly CodeBlock[]): Promise<Judged> {
  const judge = await loadSql()
  return new Map(blocks.map((block) => [block, judge(fillPlaceholders(block.code))]))
}

/** Asks a tool about what the cache does not know, all in one process. */
async function withVerdicts(
  blocks: readonly CodeBlock[],
  tool: string,
  judge: (codes: readonly string[], tools: Tools) => Promise<readonly Verdict[]>,
  {tools, cache}: Judges,
): Promise<Judged> {
  const path = tools.find(tool) ?? ''
  const keyOf = ({code}: CodeBlock) => questionKey(tool, path, code)
  const known = new Map<CodeBlock, Verdict | undefined>(
    blocks.map((block) => [block, verdictSchema.safeParse(cache.get(keyOf(block))).data]),
  )
  const open = blocks.filter((block) => !known.get(block))
  const verdicts =
    open.length === 0
      ? []
      : await judge(
          open.map(({code}) => code),
          tools,
        )
  for (const [index, block] of open.entries()) {
    const verdict = verdicts[index]!
    known.set(block, verdict)
    if (verdict.status !== 'unproven') cache.set(keyOf(block), verdict)
  }
  return new Map([...known].map(([block, verdict]) => [block, {verdict}]))
}
