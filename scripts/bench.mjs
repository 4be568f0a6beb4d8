// Prints ratios against a floor that is measured in the same run: machines are noisy, ratios less so.
// ex: npm run bench -- steps    only the part whose name is given: start-up, steps, check, gcloud, drill or site
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {benchCheck} from './bench/check.mjs'
import {benchDrill} from './bench/drill.mjs'
import {benchGcloud} from './bench/gcloud.mjs'
import {writeProject} from './bench/project.mjs'
import {benchSite} from './bench/site.mjs'
import {benchStartUp} from './bench/start-up.mjs'
import {benchSteps} from './bench/steps.mjs'

const parts = {
  'start-up': benchStartUp,
  steps: benchSteps,
  check: benchCheck,
  gcloud: benchGcloud,
  drill: benchDrill,
  site: benchSite,
}
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in parts))
if (unknown.length > 0) throw new Error(`Name parts of ${Object.keys(parts).join(', ')}, not ${unknown}.`)

const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'))
try {
  writeProject(folder)
  console.log('| what | ms | floor | ms | ratio | aim |\n|---|---|---|---|---|---|')
  for (const [name, bench] of Object.entries(parts))
    if (wanted.length === 0 || wanted.includes(name)) await bench({cli: resolve('dist/runbook.mjs'), folder})
} finally {
  rmSync(folder, {recursive: true, force: true})
}
