// Adds rehearsals or drills to docs/_data/drills.yaml, with the figures of their evidence. Run them of a clean commit.
// ex: npm run drill && node scripts/record-drill.mjs                          the last rehearsal of disaster-recovery
// ex: node scripts/record-drill.mjs .runbook/evidence/NAME.production.json    evidence that `report --evidence` has kept; also several files
import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {appendDrill} from './drill-log/append-drill.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const log = 'docs/_data/drills.yaml'
const given = process.argv.slice(2)
const files = given.length > 0 ? given : [join(root, '.runbook/evidence/disaster-recovery.json')]

const before = readFileSync(join(root, log), 'utf8')
try {
  const found = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
  writeFileSync(join(root, log), found.reduce(appendDrill, before))
  const {status} = spawnSync(process.execPath, ['dist/runbook.mjs', 'verify', log], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`${log} would not be valid.`)
  for (const {run, environment} of found) console.log(`${log}: ${run}, ${environment}`)
} catch (error) {
  // All of them or none.
  writeFileSync(join(root, log), before)
  console.error(`${error.message} ${log} stays as it was.`)
  process.exitCode = 1
}
