import {componentsFileSchema} from '../../src/model/component.ts'
import {contactsFileSchema} from '../../src/model/contacts.ts'
import {drillsFileSchema} from '../../src/model/drill.ts'
import {planFileSchema} from '../../src/model/plan-task.ts'
import {searchWordsFileSchema} from '../../src/model/search-words.ts'
import {slaFileSchema} from '../../src/model/sla-metric.ts'
import type {SiteData} from './list-tables.ts'
import {readData} from './read-data.ts'

/** Reads all files of docs/_data. Throws RunbookError for the first one that has not the expected form. */
export async function readSiteData(siteDir: string): Promise<SiteData> {
  const {tasks} = await readData(siteDir, 'docs/_data/plan.yaml', planFileSchema)
  const {drills} = await readData(siteDir, 'docs/_data/drills.yaml', drillsFileSchema)
  const {places} = await readData(siteDir, 'docs/_data/search-words.yaml', searchWordsFileSchema)
  return {
    tasks,
    drills,
    searchWords: places,
    sla: await readData(siteDir, 'docs/_data/sla.yaml', slaFileSchema),
    contacts: await readData(siteDir, 'docs/_data/contacts.yaml', contactsFileSchema),
    components: await readData(siteDir, 'docs/_data/components.yaml', componentsFileSchema),
  }
}
