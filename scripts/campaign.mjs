// Runs every campaign in full and writes what came out into docs/reference/quality.md.
// ex: npm run campaign            all of them
// ex: npm run campaign -- kills   those whose file name holds `kills`
// ex: npm run campaign -- --write   none; only writes again what the last ones left
import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {renderMutations} from './campaign/render-mutations.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, '.runbook/campaign')
const page = join(root, 'docs/reference/quality.md')
const names = process.argv.slice(2)
const isWriting = names[0] === '--write'

if (names.length === 0) rmSync(folder, {recursive: true, force: true})
const {status} = isWriting
  ? {status: 0}
  : spawnSync('npx', ['--no', 'vitest', 'run', '--project', 'campaign', ...names], {
      cwd: root,
      stdio: 'inherit',
      env: {...process.env, CAMPAIGN: 'full'},
    })

const rows = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
const table = [
  `Node ${process.version}, ${process.platform}. A commit with \`+\` had changes that were not committed.`,
  '',
  '| Campaign | The promise | Trials | Failures | Seed | Took | Commit | Day |',
  '|---|---|---|---|---|---|---|---|',
  ...rows.map(
    (row) =>
      `| ${row.name} | ${row.promise} | ${row.trials} | ${row.failures.length} | \`${row.seed}\` | ${Math.round(row.durationMs / 1000)} s | \`${row.commit}\` | ${row.day} |`,
  ),
].join('\n')
/** Puts a table between its marks in the page. */
function write(name, content) {
  const text = readFileSync(page, 'utf8')
  const marks = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(\\n<!-- /${name} -->)`)
  if (!marks.test(text)) throw new Error(`${page} has no place for the table ${name}`)
  writeFileSync(
    page,
    text.replace(marks, (_all, open, close) => `${open}\n${content}\n${close}`),
  )
  console.log(content)
}

if (rows.length > 0) write('campaign', table)
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))
const reviewed = join(root, 'tests/campaign/mutations/stays-correct.json')
const mutations = join(folder, 'mutations.table')
if (existsSync(mutations)) write('mutations', renderMutations(readJson(mutations), readJson(reviewed)))
process.exitCode = status ?? 1
