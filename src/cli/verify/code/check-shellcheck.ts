import * as z from 'zod'
import type {CodeBlock, ShellcheckFinding} from '../../../runbook-to-problems/code/code-block.ts'
import {type AnswerCache, questionKey} from './answer-cache.ts'
import {fromCharacters, startOfLine} from './offsets.ts'
import {mapFew, type Tools} from './tools.ts'

const outputSchema = z.object({
  comments: z.array(z.object({line: z.number(), column: z.number(), code: z.number(), message: z.string()})),
})
const findingsSchema = z.array(z.object({start: z.number(), code: z.number(), message: z.string()}))

/** What our own rules say, or what a block without its step cannot show. */
const leftOut = 'SC2086,SC2154,SC2148,SC2164,SC1090,SC1091,SC2034'

/** What shellcheck says of each block; an empty map where it is not installed. */
export async function checkShellcheck(
  blocks: readonly CodeBlock[],
  {tools, cache}: {readonly tools: Tools; readonly cache: AnswerCache},
): Promise<ReadonlyMap<CodeBlock, readonly ShellcheckFinding[]>> {
  const path = tools.find('shellcheck')
  if (path === undefined) return new Map()
  const found = await mapFew(blocks, async (block) => {
    const key = questionKey('shellcheck', path, block.language, block.code)
    const known = findingsSchema.safeParse(cache.get(key))
    if (known.success) return [block, known.data] as const
    const findings = await askShellcheck(block, path, tools)
    cache.set(key, findings)
    return [block, findings] as const
  })
  return new Map(found)
}

async function askShellcheck(
  {code, language}: CodeBlock,
  path: string,
  {call}: Tools,
): Promise<readonly ShellcheckFinding[]> {
  const args = [
    '--norc',
    '--format=json1',
    '--severity=warning',
    `--shell=${language}`,
    `--exclude=${leftOut}`,
    '-',
  ]
  const {stdout} = await call({path, args, input: withoutDirectives(code), timeoutMs: 20_000})
  const parsed = outputSchema.safeParse(readJson(stdout))
  return (parsed.data?.comments ?? []).map(({line, column, code: number, message}) => {
    const start = startOfLine(code, line)
    return {start: start + fromCharacters(code.slice(start), column - 1), code: number, message}
  })
}

/** `# shellcheck source=/etc/passwd` would make it open that file; nothing that a block names is opened. */
function withoutDirectives(code: string): string {
  return code.replace(/#(\s*)shellcheck/g, '#$1shellchecK')
}

function readJson(stdout: string): unknown {
  try {
    return JSON.parse(stdout)
  } catch {
    // No answer that can be read is no finding.
    return undefined
  }
}
