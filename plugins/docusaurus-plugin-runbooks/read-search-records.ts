import {readFile} from 'node:fs/promises'
import path from 'node:path'
import type {LoadedContent} from '@docusaurus/plugin-content-docs'
import type {AllContent} from '@docusaurus/types'
import type {PlanTask} from '../../src/model/plan-task.ts'
import type {SearchRecord} from '../../src/model/search-record.ts'
import {searchRecords, taskRecord} from './search-records.ts'

/** Everything that the search can find, without the site's base URL. */
export async function readSearchRecords(
  {siteDir, baseUrl}: {siteDir: string; baseUrl: string},
  {allContent, tasks}: {allContent: AllContent; tasks: readonly PlanTask[]},
): Promise<readonly SearchRecord[]> {
  const instances = Object.values(allContent['docusaurus-plugin-content-docs'] ?? {}) as LoadedContent[]
  const docs = instances.flatMap(({loadedVersions}) => loadedVersions.flatMap((version) => version.docs))
  const read = await Promise.all(
    docs.map(async ({source, permalink, title, description}) => {
      const file = source.replace(/^@site\//, '')
      const markdown = await readFile(path.join(siteDir, file), 'utf8')
      const route = `/${permalink.slice(baseUrl.length)}`
      // An old address that leads on is no answer.
      return /^<Moved /m.test(markdown)
        ? []
        : searchRecords({markdown, file, permalink: route, title, description})
    }),
  )
  return [...read.flat(), ...tasks.map(taskRecord)]
}
