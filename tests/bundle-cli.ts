import {execaNode} from 'execa'

/** Tests drive the CLI that the sources say, not one that was bundled before they changed. */
export async function setup(): Promise<void> {
  await execaNode('scripts/bundle.mjs')
}
