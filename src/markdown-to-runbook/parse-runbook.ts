import type {Root} from 'mdast'
import {makeProblem, type RunbookData, runbookIdOf, textOf} from '../../plugins/remark-runbook/index.ts'
import {runbookIdPattern} from '../model/names.ts'
import {compareProblems, type Problem} from '../model/problem.ts'
import type {Fence, Runbook} from '../model/runbook.ts'
import {checkRunbook} from './check-runbook.ts'
import {digestRunbook} from './digest-runbook.ts'
import {findFences} from './find-fences.ts'
import {parseMarkdown} from './parse-markdown.ts'
import {type FrontMatterReading, missingProblem, readFrontMatter} from './read-front-matter.ts'
import {readText} from './read-text.ts'
import {type DepthFinding, scanDepth} from './scan-depth.ts'
import {splitFrontMatter} from './split-front-matter.ts'

/** A runbook as far as the text gives one, and everything that its author should mend. */
export interface RunbookReading {
  readonly runbook: Runbook
  /** Sorted by place. A step with an error is not in the runbook: any error must keep a run from starting. */
  readonly problems: readonly Problem[]
}

/** A runbook, and the page that it was read from. */
export interface PageReading extends RunbookReading {
  readonly data: RunbookData
  /** Absent where the page is too deep to be read. */
  readonly tree?: Root
  readonly frontMatter?: FrontMatterReading
}

interface Page {
  readonly file: string
  readonly data: RunbookData
  readonly tree?: Root
  readonly firstHeading?: string
  readonly frontMatter?: FrontMatterReading
}

/** Parses any Markdown. Total: a page without steps is a runbook without steps, and nothing throws. */
export function parseRunbook(markdown: string, file: string): RunbookReading {
  const {runbook, problems} = parsePage(markdown, file)
  return {runbook, problems}
}

/** Parses any Markdown and keeps its tree. Total, as `parseRunbook` is. */
export function parsePage(markdown: string, file: string): PageReading {
  const path = file.replaceAll('\\', '/')
  const text = readText(markdown)
  const deep = scanDepth(text)
  if (deep) return readShallow(text, path, depthProblem(deep, path))
  try {
    const {tree, data} = parseMarkdown(text, path)
    const fences = data.isRunbook ? data.fences : findFences(text, path)
    return assemble({
      file: path,
      data: {...data, fences},
      tree,
      ...readHead(tree, text, path, data.isRunbook),
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return readShallow(text, path, depthProblem({kind: 'containers', line: 1, limit: 0}, path))
  }
}

function readHead(
  tree: Root,
  text: string,
  file: string,
  isRunbook: boolean,
): Pick<Page, 'frontMatter' | 'firstHeading'> {
  const [first] = tree.children
  const yaml = isRunbook && first?.type === 'yaml' ? first.value : splitFrontMatter(text).yaml
  const heading = tree.children.find((node) => node.type === 'heading' && node.depth === 1)
  return {
    ...(heading && {firstHeading: textOf(heading)}),
    ...(yaml !== undefined && {frontMatter: readFrontMatter(yaml, file, 1)}),
  }
}

/** What can be said of a page that is too deep for the syntax of the site: its fences and its front matter. */
function readShallow(text: string, file: string, problem: Problem): PageReading {
  const {yaml} = splitFrontMatter(text)
  const fences: readonly Fence[] = problem.rule === 'directive-depth' ? findFences(text, file) : []
  const data: RunbookData = {isRunbook: false, steps: [], ids: [], fences, problems: []}
  const page = assemble({
    file,
    data,
    ...(yaml !== undefined && {frontMatter: readFrontMatter(yaml, file, 1)}),
  })
  return {...page, problems: [...page.problems, problem]}
}

function depthProblem({kind, line, limit}: DepthFinding, file: string): Problem {
  const place = {file, line, column: 1}
  return kind === 'directives'
    ? makeProblem({
        rule: 'directive-depth',
        place,
        message: `More than ${limit} directives are open at line ${line}; steps of this page were not read.`,
        hint: 'Close each directive with its own line of colons.',
      })
    : makeProblem({
        rule: 'markdown-too-deep',
        place,
        message: `Lists or quotations are open inside each other too deep to be read at line ${line}.`,
        hint: 'Write them one after the other.',
      })
}

function assemble({file, data, tree, frontMatter, firstHeading}: Page): PageReading {
  const id = runbookIdOf(file)
  const {fields = {}, inputs = {}, yaml} = frontMatter ?? {}
  const steps = data.steps.map(({step}) => step)
  const {title = firstHeading ?? id, description = '', owner = '', objectives = {}} = fields
  const runbook: Runbook = {
    ...{id, file, alerts: [], symptoms: [], systems: [], permissions: [], requires: [], leaves: []},
    ...fields,
    ...{title, description, owner, inputs, objectives, steps, fences: data.fences},
    digest: digestRunbook({steps, inputs, objectives}),
  }
  const read = {data, ...(tree && {tree}), ...(frontMatter && {frontMatter})}
  if (!data.isRunbook) return {runbook, problems: data.problems, ...read}
  const problems = [
    ...data.problems,
    ...idProblems(id, file),
    ...(frontMatter ? frontMatter.problems : [missingProblem(undefined, {file, line: 1, column: 1})]),
    ...checkRunbook({steps: data.steps, ids: data.ids, inputs, objectives, yaml}),
  ]
  return {runbook, problems: problems.sort(compareProblems), ...read}
}

function idProblems(id: string, file: string): Problem[] {
  if (runbookIdPattern.test(id)) return []
  return [
    makeProblem({
      rule: 'runbook-id',
      place: {file, line: 1, column: 1},
      message: `A page with steps expects a file name of lower case letters, digits and hyphens, got \`${id}\`.`,
      hint: 'Rename the file.',
    }),
  ]
}
