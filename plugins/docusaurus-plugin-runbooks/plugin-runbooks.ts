import {existsSync} from 'node:fs'
import {copyFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import type {LoadedContent} from '@docusaurus/plugin-content-docs'
import type {AllContent, LoadContext, Plugin, PluginContentLoadedActions} from '@docusaurus/types'
import {planFileSchema} from '../../src/model/plan-task.ts'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import {slaFileSchema} from '../../src/model/sla-metric.ts'
import {summarizeRunbook} from './prop-runbook.ts'
import {readData} from './read-data.ts'
import {type RunbookPage, readRunbooks} from './read-runbooks.ts'

/**
 * Gives the pages what the Markdown alone does not hold: parsed runbooks with their evidence, the plan and the
 * service level. Summaries go to the global data, which every page loads; the rest becomes JSON modules that only
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
      await createPageData(siteDir, actions)
    },
    async postBuild({outDir}) {
      await writeFile(path.join(outDir, 'runbooks.json'), JSON.stringify({version: 1, runbooks}))
      await copyArchive(siteDir, outDir)
    },
  }
}

/** The archive is a download beside the pages; `npm run build` packs it first. */
async function copyArchive(siteDir: string, outDir: string): Promise<void> {
  const name = 'runbook-archive.mjs'
  const packed = path.join(siteDir, 'dist', name)
  if (existsSync(packed)) await copyFile(packed, path.join(outDir, name))
}

async function createPageData(siteDir: string, actions: PluginContentLoadedActions): Promise<void> {
  const plan = await readData(siteDir, 'docs/_data/plan.yaml', planFileSchema)
  const sla = await readData(siteDir, 'docs/_data/sla.yaml', slaFileSchema)
  await actions.createData('plan.json', JSON.stringify(plan.tasks))
  await actions.createData('sla.json', JSON.stringify(sla.metrics))
}

function runbookPages(allContent: AllContent): readonly RunbookPage[] {
  const content = allContent['docusaurus-plugin-content-docs']?.runbooks as LoadedContent | undefined
  return content?.loadedVersions[0]?.docs ?? []
}
