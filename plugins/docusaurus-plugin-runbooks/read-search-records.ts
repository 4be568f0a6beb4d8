import type {LoadedContent} from '@docusaurus/plugin-content-docs'
import type {AllContent} from '@docusaurus/types'
import type {PlanTask} from '../../src/model/plan-task.ts'
import type {PropTable} from '../../src/model/prop-data.ts'
import type {SearchRecord} from '../../src/model/search-record.ts'
import type {PageReader} from './page-reader.ts'
import {searchRecords, taskRecord} from './search-records.ts'

/** What there is to search. */
export interface Searched {
  readonly allContent: AllContent
  readonly pages: PageReader
  readonly tasks: readonly PlanTask[]
  /** Tables that pages show by their name. */
  readonly tables: Readonly<Record<string, PropTable>>
}

/** Everything that the search can find, without the site's base URL. */
export async function readSearchRecords(
  baseUrl: string,
  searched: Searched,
): Promise<readonly SearchRecord[]> {
  const {allContent, pages, tasks, tables} = searched
  const instances = Object.values(allContent['docusaurus-plugin-content-docs'] ?? {}) as LoadedContent[]
  const docs = instances.flatMap(({loadedVersions}) => loadedVersions.flatMap((version) => version.docs))
  const read = await Promise.all(
    docs.map(async ({source, permalink, title, description, frontMatter: {keywords = []}}) => {
      const route = `/${permalink.slice(baseUrl.length)}`
      const shown = {permalink: route, title, description, keywords, tables}
      return searchRecords(await pages.readTree(source), shown)
    }),
  )
  return [...read.flat(), ...tasks.map(taskRecord)]
}
