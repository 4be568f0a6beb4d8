import type {LoadedContent} from '@docusaurus/plugin-content-docs'
import type {AllContent} from '@docusaurus/types'
import type {PropTable} from '../../src/model/prop-data.ts'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import type {SearchRecord} from '../../src/model/search-record.ts'
import {addSearchWords} from './add-search-words.ts'
import type {listFigures} from './list-figures.ts'
import type {SiteData} from './list-tables.ts'
import type {PageReader} from './page-reader.ts'
import {propMetric} from './prop-metric.ts'
import {searchRecords, taskRecord} from './search-records.ts'

/** What there is to search. */
export interface Searched {
  readonly allContent: AllContent
  readonly pages: PageReader
  readonly data: SiteData
  readonly runbooks: readonly PropRunbook[]
  /** What pages show by its name. */
  readonly shown: {
    readonly tables: Readonly<Record<string, PropTable>>
    readonly figures: ReturnType<typeof listFigures>
  }
}

/** Everything that the search can find, without the site's base URL. */
export async function readSearchRecords(
  baseUrl: string,
  searched: Searched,
): Promise<readonly SearchRecord[]> {
  const {
    allContent,
    pages,
    data,
    runbooks,
    shown: {tables, figures},
  } = searched
  const shownData = {tables: {...tables, SlaTable: levels(data, runbooks)}, figures}
  const instances = Object.values(allContent['docusaurus-plugin-content-docs'] ?? {}) as LoadedContent[]
  const docs = instances.flatMap(({loadedVersions}) => loadedVersions.flatMap((version) => version.docs))
  const read = await Promise.all(
    docs.map(async ({source, permalink, title, description, frontMatter: {keywords = []}}) => {
      const route = `/${permalink.slice(baseUrl.length)}`
      const shown = {permalink: route, title, description, keywords, ...shownData}
      return searchRecords(await pages.readTree(source), shown)
    }),
  )
  return [...addSearchWords(read.flat(), data.searchWords), ...data.tasks.map(taskRecord)]
}

/** The table of the service level by its words: its figures come and go. */
function levels({sla}: SiteData, runbooks: readonly PropRunbook[]): PropTable {
  const metrics = sla.metrics.map((metric) => propMetric(metric, runbooks))
  return {columns: [], rows: metrics.map(({name, target, formula}) => [name, target, formula]), empty: ''}
}
