import {renderProblem} from '../../src/markdown-to-runbook/render-problem.ts'
import {compareProblems, type Problem} from '../../src/model/problem.ts'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import type {Runbook} from '../../src/model/runbook.ts'
import {RunbookError} from '../../src/model/runbook-error.ts'
import {type PageReader, pageReader} from './page-reader.ts'
import {propRunbook} from './prop-runbook.ts'
import {readEvidence, readOutsideEvidence} from './read-evidence.ts'
import {readSurroundings, type Surroundings} from './read-surroundings.ts'

/** The two facts about a page of the runbooks instance that are needed to read it. */
export interface RunbookPage {
  /** Path with Docusaurus' alias, ex: `@site/runbooks/disaster-recovery.md`. */
  readonly source: string
  readonly permalink: string
}

/**
 * Reads and parses every page that has steps, and joins it with its evidence.
 * Throws RunbookError that lists the errors of all pages at once: a site never shows a step that cannot run.
 */
export async function readRunbooks(
  siteDir: string,
  pages: readonly RunbookPage[],
  {readRunbook}: PageReader = pageReader(siteDir),
): Promise<PropRunbook[]> {
  const surroundings = await readSurroundings(siteDir)
  const read = await Promise.all(
    pages.map(async ({source, permalink}) => {
      const {runbook, problems} = await readRunbook(source)
      return {runbook: await joinEvidence(siteDir, runbook, {...surroundings, permalink}), problems}
    }),
  )
  const errors = read.flatMap(({problems}) => problems).filter(({severity}) => severity === 'error')
  if (errors.length > 0) throw new RunbookError(...errorList(errors))
  return read
    .flatMap(({runbook}) => (runbook.steps.length > 0 ? [runbook] : []))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'))
}

async function joinEvidence(
  siteDir: string,
  runbook: Runbook,
  around: Surroundings & Pick<RunbookPage, 'permalink'>,
): Promise<PropRunbook> {
  const evidence = await readEvidence(siteDir, runbook.id)
  const outside = await readOutsideEvidence(siteDir, runbook.id)
  return propRunbook(runbook, {...around, evidence, outside})
}

function errorList(errors: readonly Problem[]): [string, {hint: string}] {
  const list = [...errors].sort(compareProblems).map(renderProblem).join('\n')
  const count = errors.length === 1 ? '1 error' : `${errors.length} errors`
  return [`The runbooks have ${count}:\n${list}`, {hint: 'Correct the pages, then build again.'}]
}
