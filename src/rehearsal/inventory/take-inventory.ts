import type {Inventory} from '../../model/inventory.ts'
import type {Google} from '../google/google.ts'
import {listDatabase} from './list-database.ts'
import {listResources} from './list-resources.ts'

/** Lists everything that lasts in a cloud: its resources, and the data of its servers as of `since` (ISO 8601). */
export async function takeInventory({store, postgres}: Google, since: string): Promise<Inventory> {
  const servers = [...store.instances.keys()].flatMap((name) => postgres.get(name) ?? [])
  const databases = await Promise.all(servers.map((server) => listDatabase(server, since)))
  const entries = [...listResources(store), ...databases.flat()]
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
