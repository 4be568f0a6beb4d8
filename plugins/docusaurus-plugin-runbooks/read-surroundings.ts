import {existsSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import path from 'node:path'
import {contactsFileSchema} from '../../src/model/contacts.ts'
import {environmentSchema} from '../../src/model/environment.ts'
import {readData} from './read-data.ts'

/** What the project says around its runbooks. */
export interface Surroundings {
  /** Names of the roles by id. */
  readonly roles: Readonly<Record<string, string>>
  /** Values of each environment that is not a rehearsal's world. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const folder = 'runbooks/_environments'

/** Reads the roles and the environments of a site; a site without them has none. */
export async function readSurroundings(siteDir: string): Promise<Surroundings> {
  const contacts = 'docs/_data/contacts.yaml'
  const {roles} = existsSync(path.join(siteDir, contacts))
    ? await readData(siteDir, contacts, contactsFileSchema)
    : {roles: []}
  return {
    roles: Object.fromEntries(roles.map(({id, name}) => [id, name])),
    environments: await readEnvironments(siteDir),
  }
}

async function readEnvironments(siteDir: string): Promise<Surroundings['environments']> {
  if (!existsSync(path.join(siteDir, folder))) return {}
  const files = (await readdir(path.join(siteDir, folder))).filter((name) => name.endsWith('.yaml')).sort()
  const read = await Promise.all(
    files.map(async (file) => {
      const {world, values} = await readData(siteDir, `${folder}/${file}`, environmentSchema)
      return world ? [] : [[file.slice(0, -'.yaml'.length), values] as const]
    }),
  )
  return Object.fromEntries(read.flat())
}
