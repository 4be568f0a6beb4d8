import {readFile} from 'node:fs/promises'
import path from 'node:path'
import type {LoadedContent} from '@docusaurus/plugin-content-docs'
import type {AllContent} from '@docusaurus/types'
import type {PlanTask} from '../../src/model/plan-task.ts'
import type {PropTable} from '../../src/model/prop-data.ts'
import type {SearchRecord} from '../../src/model/search-record.ts'
import {searchRecords, taskRecord} from './search-records.ts'

/** What there is to search besides the files of the pages. */
export interface Searched {
  readonly allContent: AllContent
  readonly tasks: readonly PlanTask[]
  /** Tables that pages show by their name. */
  readonly tables: Readonly<Record<string, PropTable>>
}

/** Everything that the search can find, without the site's base URL. */
export async function readSearchRecords(
  {siteDir, baseUrl}: {siteDir: string; baseUrl: string},
  {allContent, tasks, tables}: Searched,
): Promise<readonly SearchRecord[]> {
  const instances = Object.values(allContent['docusaurus-plugin-content-docs'] ?? {}) as LoadedContent[]
  const docs = instances.flatMap(({loadedVersions}) => loadedVersions.flatMap((version) => version.docs))
  const read = await Promise.all(
    docs.map(async ({source, permalink, title, description, frontMatter}) => {
      const file = source.replace(/^@site\//, '')
      const markdown = spellTables(await readFile(path.join(siteDir, file), 'utf8'), tables)
      const route = `/${permalink.slice(baseUrl.length)}`
      // An old address that leads on is no answer.
      return /^<Moved /m.test(markdown)
        ? []
        : searchRecords({
            markdown,
            file,
            permalink: route,
            title,
            description,
            keywords: frontMatter.keywords ?? [],
          })
    }),
  )
  return [...read.flat(), ...tasks.map(taskRecord)]
}

/** Puts the words of a table in the place of its name. ex: `<DataTable of="escalation" />` -> `0 min On-call, primary …` */
function spellTables(markdown: string, tables: Searched['tables']): string {
  return markdown.replace(/^<DataTable of="([\w-]+)" \/>$/gm, (_tag, name: string) => {
    const cells = tables[name]?.rows.flat() ?? []
    return cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join(' ')
  })
}
