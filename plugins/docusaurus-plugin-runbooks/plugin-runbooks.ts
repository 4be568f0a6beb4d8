import {fileURLToPath} from 'node:url'
import type {LoadedContent} from '@docusaurus/plugin-content-docs'
import type {AllContent, LoadContext, Plugin} from '@docusaurus/types'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import {emitAssets} from './emit-assets.ts'
import {keepWith} from './keep-with.ts'
import {listFigures} from './list-figures.ts'
import {listHistory, propBudget} from './list-history.ts'
import {listTables, type SiteData} from './list-tables.ts'
import {pageReader} from './page-reader.ts'
import type {ParsedTrees} from './parsed-trees.ts'
import {preparePostCss} from './prepare-postcss.ts'
import {propMetric} from './prop-metric.ts'
import {summarizeRunbook} from './prop-runbook.ts'
import {propTask} from './prop-task.ts'
import {publishedFiles} from './published-files.ts'
import {readBuildStamp} from './read-build-stamp.ts'
import {type RunbookPage, readRunbooks} from './read-runbooks.ts'
import {readSearchRecords, type Searched} from './read-search-records.ts'
import {readSiteData} from './read-site-data.ts'
import {pageDataFile} from './remark-page-data.ts'

/**
 * Gives the pages what the Markdown alone does not hold: parsed runbooks with their evidence, the data of docs/_data as
 * tables and figures, the words to search. Every page loads only which build it is; the rest becomes JSON modules that
 * only the pages that import them load (`@generated/docusaurus-plugin-runbooks/default/*.json`).
 * What was parsed is left in `trees`, for `remarkParsedTree`. The build fails with the list of all errors that the parser finds.
 */
export function pluginRunbooks({siteDir, baseUrl}: LoadContext, trees: ParsedTrees = new Map()): Plugin {
  let runbooks: readonly PropRunbook[] = []
  return {
    name: 'docusaurus-plugin-runbooks',
    getPathsToWatch: () => [
      ...['runbooks/**/*.md', 'runbooks/_environments/*.yaml'],
      ...['.runbook/evidence/*.json', 'docs/_data/*.yaml'],
    ],
    async allContentLoaded({allContent, actions}) {
      const pages = pageReader(siteDir, trees)
      runbooks = await readRunbooks(siteDir, runbookPages(allContent), pages)
      const data = await readSiteData(siteDir)
      const shown = {tables: listTables(data, runbooks), figures: listFigures(data, runbooks)}
      const search = await readSearchRecords(baseUrl, {allContent, pages, data, runbooks, shown})
      const files = {...pageData(data, runbooks, shown), 'search.json': search}
      for (const [name, value] of Object.entries(files)) await actions.createData(name, JSON.stringify(value))
      actions.setGlobalData({build: readBuildStamp(siteDir)})
    },
    configurePostCss: preparePostCss,
    configureWebpack(config, isServer, utils) {
      const kept = keepWith(fileURLToPath(import.meta.url), config as object)
      return isServer ? kept : {...kept, plugins: [emitAssets(utils, publishedFiles(runbooks))] as never}
    },
  }
}

function pageData(
  data: SiteData,
  runbooks: readonly PropRunbook[],
  {tables, figures}: Searched['shown'],
): Readonly<Record<string, unknown>> {
  return {
    'plan.json': data.tasks.map((task) => propTask(task, runbooks)),
    'sla.json': data.sla.metrics.map((metric) => propMetric(metric, runbooks)),
    'contacts.json': data.contacts,
    'tables.json': tables,
    'figures.json': figures,
    'history.json': listHistory(data.sla, runbooks, data.drills),
    'budget.json': propBudget(data.sla),
    'summaries.json': runbooks.map(summarizeRunbook),
    ...Object.fromEntries(runbooks.map((runbook) => [pageDataFile(runbook.id), runbook])),
  }
}

function runbookPages(allContent: AllContent): readonly RunbookPage[] {
  const content = allContent['docusaurus-plugin-content-docs']?.runbooks as LoadedContent | undefined
  return content?.loadedVersions[0]?.docs ?? []
}
