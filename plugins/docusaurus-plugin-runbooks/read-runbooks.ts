import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import {renderProblem} from '../../src/markdown-to-runbook/render-problem.ts'
import {compareProblems, type Problem} from '../../src/model/problem.ts'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import {RunbookError} from '../../src/model/runbook-error.ts'
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
export async function readRunbooks(siteDir: string, pages: readonly RunbookPage[]): Promise<PropRunbook[]> {
  const surroundings = await readSurroundings(siteDir)
  const read = await Promise.all(pages.map((page) => readRunbook(siteDir, page, surroundings)))
  const errors = read.flatMap(({problems}) => problems).filter(({severity}) => severity === 'error')
  if (errors.length > 0) throw new RunbookError(...errorList(errors))
  return read
    .flatMap(({runbook}) => (runbook.steps.length > 0 ? [runbook] : []))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'))
}

async function readRunbook(siteDir: string, {source, permalink}: RunbookPage, surroundings: Surroundings) {
  const file = source.replace(/^@site\//, '')
  const markdown = await readFile(path.join(siteDir, file), 'utf8')
  const {runbook, problems} = parseRunbook(markdown, file)
  const evidence = await readEvidence(siteDir, runbook.id)
  const outside = await readOutsideEvidence(siteDir, runbook.id)
  return {runbook: propRunbook(runbook, {...surroundings, permalink, evidence, outside}), problems}
}

function errorList(errors: readonly Problem[]): [string, {hint: string}] {
  const list = [...errors].sort(compareProblems).map(renderProblem).join('\n')
  const count = errors.length === 1 ? '1 error' : `${errors.length} errors`
  return [`The runbooks have ${count}:\n${list}`, {hint: 'Correct the pages, then build again.'}]
}
