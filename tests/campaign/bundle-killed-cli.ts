import {join} from 'node:path'
import {build, type Plugin} from 'esbuild'
import {bundleOptions} from '../../scripts/bundle-options.mjs'
import {projectRoot} from '../run-cli.ts'

const killingFiles = join(projectRoot, 'tests/programs/killing-files.ts')

/** Puts files that die in the place of the port's default; they themselves get the real ones. */
const swapFiles: Plugin = {
  name: 'swap-files',
  setup: ({onResolve}) =>
    onResolve({filter: /\/node-files\.ts$/}, ({importer}) =>
      importer === killingFiles ? undefined : {path: killingFiles},
    ),
}

/** Bundles the CLI as it is, but for its files. Gives the path of the program. */
export async function bundleKilledCli(folder: string): Promise<string> {
  await build({
    ...bundleOptions,
    absWorkingDir: projectRoot,
    entryPoints: {runbook: 'src/cli/main.ts'},
    outdir: folder,
    plugins: [swapFiles],
  } as Parameters<typeof build>[0])
  return join(folder, 'runbook.mjs')
}
