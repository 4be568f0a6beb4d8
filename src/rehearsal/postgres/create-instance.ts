import {mkdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {application, superuser, superuserConnection, withClient} from './connection.ts'
import {type HostState, instanceFiles, makeArchive} from './host-state.ts'
import {type Instance, orStop, startInstance} from './instance.ts'
import {buildTemplate, takeFirstPassword} from './template.ts'
import {copyFromCache, storeInCache, templateName} from './template-cache.ts'

/** Makes a server with an empty database for the application. */
export async function createInstance(host: HostState, name: string): Promise<Instance> {
  const {folder, data} = instanceFiles(host, name)
  await mkdir(folder, {recursive: true, mode: 0o711})
  try {
    await placeTemplate(host, data)
    const firstPassword = await takeFirstPassword(data)
    const instance = await startInstance(host, {name, archive: await makeArchive(host, name)})
    await orStop(instance, () => setPasswords(host, instance.cluster.port, firstPassword))
    return instance
  } catch (error) {
    await rm(folder, {recursive: true, force: true, maxRetries: 5})
    throw error
  }
}

async function placeTemplate(host: HostState, data: string): Promise<void> {
  const cached = join(host.cache, templateName(host.binaries, host.context))
  if (await copyFromCache(cached, data, host.context)) return
  await buildTemplate(data, host.binaries, host.context)
  await storeInCache(data, cached, host.context)
}

async function setPasswords(host: HostState, port: number, firstPassword: string): Promise<void> {
  await withClient(superuserConnection(port, firstPassword), async (client) => {
    for (const [role, password] of [
      [application, host.passwords.application],
      [superuser, host.passwords.superuser],
    ] as const) {
      await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(password)}`)
    }
  })
}
