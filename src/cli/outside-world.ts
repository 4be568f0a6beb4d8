import type {World} from '../model/world.ts'
import {findGcloud} from '../rehearsal/gcloud.ts'
import {postOutside} from './hooks/post-outside.ts'

/** The outside as it is: nothing is put between the steps and the network. `searchPath` is the caller's PATH. */
export async function outsideWorld(searchPath: string | undefined): Promise<World> {
  const gcloud = await findGcloud(searchPath)
  return {
    isolation: 'none',
    tools: {gcloud: gcloud?.version ?? 'missing', postgres: 'none'},
    path: [],
    env: () => ({}),
    secrets: [],
    requests: () => [],
    dial: (address) => address,
    post: postOutside,
    findings: async () => undefined,
    inventory: async () => undefined,
    close: async () => {},
  }
}
