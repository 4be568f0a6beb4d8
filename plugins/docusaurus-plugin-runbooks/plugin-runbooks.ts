import {existsSync} from 'node:fs'
import {copyFile, mkdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import type {LoadedContent} from '@docusaurus/plugin-content-docs'
import type {AllContent, LoadContext, Plugin, PluginContentLoadedActions} from '@docusaurus/types'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import {dataSchemas} from './data-schemas.ts'
import {listFigures} from './list-figures.ts'
import {listTables} from './list-tables.ts'
import {propMetric} from './prop-metric.ts'
import {summarizeRunbook} from './prop-runbook.ts'
import {propTask} from './prop-task.ts'
import {type RunbookPage, readRunbooks} from './read-runbooks.ts'
import {readSiteData} from './read-site-data.ts'

/**
 * Gives the pages what the Markdown alone does not hold: parsed runbooks with their evidence, and the data of
 * docs/_data as tables and figures. Summaries go to the global data, which every page loads; the rest becomes JSON modules that only
 * the pages that import them load (`@generated/docusaurus-plugin-runbooks/default/*.json`).
 * The build fails with the list of all errors that the parser finds.
 */
export function pluginRunbooks({siteDir}: LoadContext): Plugin {
  let runbooks: readonly PropRunbook[] = []
  return {
    name: 'docusaurus-plugin-runbooks',
    getPathsToWatch: () => ['runbooks/**/*.md', '.runbook/evidence/*.json', 'docs/_data/*.yaml'],
    async allContentLoaded({allContent, actions}) {
      runbooks = await readRunbooks(siteDir, runbookPages(allContent))
      actions.setGlobalData({runbooks: runbooks.map(summarizeRunbook)})
      await actions.createData('runbooks.json', JSON.stringify(runbooks))
      await createPageData(siteDir, runbooks, actions)
    },
    async postBuild({outDir}) {
      await writeFile(path.join(outDir, 'runbooks.json'), JSON.stringify({version: 1, runbooks}))
      await copyArchive(siteDir, outDir)
      await writeSchemas(outDir)
    },
  }
}

/** The archive is a download beside the pages; `npm run build` packs it first. */
async function copyArchive(siteDir: string, outDir: string): Promise<void> {
  const name = 'runbook-archive.mjs'
  const packed = path.join(siteDir, 'dist', name)
  if (existsSync(packed)) await copyFile(packed, path.join(outDir, name))
}

async function writeSchemas(outDir: string): Promise<void> {
  await mkdir(path.join(outDir, 'schemas'), {recursive: true})
  for (const [name, schema] of Object.entries(dataSchemas()))
    await writeFile(path.join(outDir, 'schemas', `${name}.json`), JSON.stringify(schema, undefined, 2))
}

async function createPageData(
  siteDir: string,
  runbooks: readonly PropRunbook[],
  {createData}: PluginContentLoadedActions,
): Promise<void> {
  const data = await readSiteData(siteDir)
  const metrics = data.sla.metrics.map((metric) => propMetric(metric, runbooks))
  await createData('plan.json', JSON.stringify(data.tasks.map((task) => propTask(task, runbooks))))
  await createData('sla.json', JSON.stringify(metrics))
  await createData('tables.json', JSON.stringify(listTables(data, runbooks)))
  await createData('figures.json', JSON.stringify(listFigures(data, runbooks)))
}

function runbookPages(allContent: AllContent): readonly RunbookPage[] {
  const content = allContent['docusaurus-plugin-content-docs']?.runbooks as LoadedContent | undefined
  return content?.loadedVersions[0]?.docs ?? []
}
