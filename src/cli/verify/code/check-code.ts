import {join} from 'node:path'
import type {Environment} from '../../../model/environment.ts'
import type {CodeBlock} from '../../../runbook-to-problems/code/code-block.ts'
import {listCommands} from '../../../runbook-to-problems/code/list-commands.ts'
import {makeBlocks} from '../../../runbook-to-problems/code/make-blocks.ts'
import {verifyBlocks} from '../../../runbook-to-problems/code/verify-blocks.ts'
import type {Page} from '../../../runbook-to-problems/page.ts'
import type {CodeFindings} from '../../../runbook-to-problems/verify.ts'
import {listEnvironments, readEnvironment} from '../../read-environment.ts'
import {openAnswerCache} from './answer-cache.ts'
import {checkGcloud} from './check-gcloud.ts'
import {checkPolicies} from './check-policies.ts'
import {checkShellcheck} from './check-shellcheck.ts'
import {judgeBlocks} from './judge-blocks.ts'
import {readRehearsed} from './read-rehearsed.ts'
import {readScriptOptions} from './read-script-options.ts'
import type {Tools} from './tools.ts'

/** Where pages come from, and what may be asked about their code. */
export interface CodeCircumstances {
  /** Root of the project of ours that the pages belong to. */
  readonly project?: string
  readonly tools: Tools
  /** Text of a file of the project; undefined for what is none. Without it no file is read. */
  readonly read?: (file: string) => string | undefined
}

/** Checks the code of pages: one start of each tool for all of them, none for what it has answered before. */
export async function checkCode(
  pages: readonly Page[],
  {project, tools, read = () => undefined}: CodeCircumstances,
): Promise<ReadonlyMap<string, CodeFindings>> {
  const cache = openAnswerCache(project && join(project, '.runbook/cache/code.json'))
  const environments = project === undefined ? [] : readEnvironments(project)
  const written = pages.flatMap((page) => makeBlocks(page, {environments, isOurs: project !== undefined}))
  const judged = withSiblings(await judgeBlocks(written, {tools, cache}))
  const shellBlocks = judged.filter(({shell}) => shell)
  const gcloud = await checkGcloud(shellBlocks, {tools, cache})
  const shellcheck = await checkShellcheck(shellBlocks, {tools, cache})
  const byFile = groupByFile(judged)
  const policies = await checkPolicies(judged, {tools, cache, read})
  cache.save()
  const scriptOptions = readScriptOptions(judged, read)
  const isRehearsed = readRehearsed(project)
  return new Map(
    pages.map((page) => {
      const own = byFile.get(page.file) ?? []
      const blocks = own.map((block) => ({
        ...block,
        scriptOptions,
        policies: policies.get(block) ?? [],
        gcloud: gcloud.faults.get(block) ?? [],
        shellcheck: shellcheck.get(block) ?? [],
      }))
      const checked = new Map(
        blocks.map((block, index) => [block, gcloud.levels.get(own[index]!) ?? new Map()]),
      )
      const commands = listCommands(blocks, {
        checked,
        isRehearsed: (block) => isRehearsed(page.runbook.id, block),
      })
      return [page.file, {problems: verifyBlocks(blocks), commands}]
    }),
  )
}

/** Environment files that can be read; what is wrong with the others is said by their own rules. */
function readEnvironments(project: string): readonly Environment[] {
  return listEnvironments({project}).flatMap((name) => {
    try {
      return [readEnvironment(name, {project})]
    } catch {
      // The rule for environment files names file, line and field.
      return []
    }
  })
}

function withSiblings(blocks: readonly CodeBlock[]): readonly CodeBlock[] {
  const byFile = groupByFile(blocks.filter(({step}) => step))
  return blocks.map((block) => ({...block, siblings: byFile.get(block.fence.place.file) ?? []}))
}

function groupByFile(blocks: readonly CodeBlock[]): ReadonlyMap<string, readonly CodeBlock[]> {
  const byFile = new Map<string, CodeBlock[]>()
  for (const block of blocks) {
    const {file} = block.fence.place
    const own = byFile.get(file) ?? []
    own.push(block)
    byFile.set(file, own)
  }
  return byFile
}
