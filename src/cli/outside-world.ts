import type {World} from '../model/world.ts'
import {findGcloud} from '../rehearsal/gcloud.ts'

/** The outside as it is: nothing is put between the steps and the network. */
export async function outsideWorld(): Promise<World> {
  const gcloud = await findGcloud()
  return {
    isolation: 'none',
    tools: {gcloud: gcloud?.version ?? 'missing', postgres: 'none'},
    path: [],
    env: () => ({}),
    secrets: [],
    requests: () => [],
    dial: (address) => address,
    findings: async () => undefined,
    close: async () => {},
  }
}
