import {readDataFile} from '../../runbook-to-problems/data-file.ts'
import {type Page, readPage} from '../../runbook-to-problems/page.ts'
import {describePage} from '../../runbook-to-problems/page-facts.ts'
import type {Verdict} from '../../runbook-to-problems/verdict.ts'
import {verifyData, verifyPage} from '../../runbook-to-problems/verify.ts'
import {checkCode} from './code/check-code.ts'
import type {Tools} from './code/tools.ts'
import {isData, isShown, type Target} from './find-targets.ts'
import {type Circumstances, readFacts} from './read-facts.ts'
import {readSource} from './source-file.ts'

/** Checks every file of a target; one verdict for each, in the order of the files. */
export async function verifyTarget(
  target: Target,
  circumstances: Circumstances,
  tools: Tools,
): Promise<ReadonlyMap<string, Verdict>> {
  const {root, isProject, tree, files} = target
  const pages = new Map<string, Page>()
  const read = (file: string) => pages.set(file, readPage(readSource(root, file).text, file))
  const around = isProject ? tree.files.filter((file) => isShown(file) && !isData(file)) : []
  for (const file of new Set([...around, ...files.filter((file) => !isData(file))])) read(file)
  const facts = readFacts(target, [...pages.values()].map(describePage), circumstances)
  const checked = files.flatMap((file) => pages.get(file) ?? [])
  const code = await checkCode(checked, {tools, ...(isProject && {project: root})})
  return new Map(
    files.map((file) => {
      const page = pages.get(file)
      if (page) return [file, verifyPage(page, facts, code.get(file))]
      return [file, verifyData(readDataFile(readSource(root, file).text, file), facts)]
    }),
  )
}
