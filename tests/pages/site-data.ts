import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {readRunbooks} from '../../plugins/docusaurus-plugin-runbooks/read-runbooks.ts'
import {readSiteData} from '../../plugins/docusaurus-plugin-runbooks/read-site-data.ts'
import {projectRoot} from '../run-cli.ts'

/** The data of docs/_data, and our runbooks as the site reads them. */
export async function readProject() {
  const names = readdirSync(join(projectRoot, 'runbooks')).filter((name) => name.endsWith('.md'))
  const pages = names.map((name) => ({
    source: `@site/runbooks/${name}`,
    permalink: `/runbooks/${name.replace(/\.md$/, '')}`,
  }))
  return {data: await readSiteData(projectRoot), runbooks: await readRunbooks(projectRoot, pages)}
}
