import {rmSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {median, timeNodeAndAll} from './measure.mjs'
import {writePlainSite} from './plain-site.mjs'

const docusaurus = resolve('node_modules/@docusaurus/core/bin/docusaurus.mjs')
const home = resolve('.runbook/cold-build')

/** The site with our plugins and the same one without them: where each is, and where it is built. */
export const sites = {
  plain: {folder: join(home, 'site'), out: join(home, 'plain')},
  own: {folder: resolve('.'), out: join(home, 'own')},
}

/**
 * Builds both sites in turn, so that a busy minute of the machine hits both, and gives the medians of wall time and CPU
 * time in milliseconds. Both builds stay there to be looked at; `removeBuilds` takes them away.
 */
export async function measureColdBuilds(rounds) {
  await writePlainSite(sites.plain.folder)
  const took = {plain: [], own: []}
  for (let round = 0; round < rounds; round++)
    for (const [name, site] of Object.entries(sites)) took[name].push(await buildCold(site))
  const middle = (list) => ({
    ms: median(list.map(({ms}) => ms)),
    cpuMs: median(list.map(({cpuMs}) => cpuMs)),
  })
  return {plain: middle(took.plain), own: middle(took.own)}
}

/** Removes what the measurement has made. */
export function removeBuilds() {
  rmSync(home, {recursive: true, force: true})
}

/** Nothing is kept from a build before. The site's own build folder is left alone. */
function buildCold({folder, out}) {
  const generated = '.runbook/cold-generated'
  for (const name of [out, join(folder, generated)]) rmSync(name, {recursive: true, force: true})
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DOCUSAURUS_NO_PERSISTENT_CACHE: 'true',
    DOCUSAURUS_GENERATED_FILES_DIR_NAME: generated,
  }
  return timeNodeAndAll([docusaurus, 'build', '--out-dir', out], {cwd: folder, env})
}
