// Prints ratios against a floor that is measured in the same run: machines are noisy, ratios less so.
import {execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

const cli = resolve('dist/runbook.mjs')
const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'))
const rounds = 7
const stepCount = 100

/** Median wall time of a command in milliseconds. */
function timeMs(command, args) {
  const times = Array.from({length: rounds}, () => {
    const start = performance.now()
    execFileSync(command, args, {cwd: folder, stdio: 'ignore'})
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]
}

/** Median wall time of spawning as many bare shells as the runbook has steps, one after the other. */
async function bareLoopMs() {
  const times = []
  for (let round = 0; round < 3; round++) {
    const start = performance.now()
    for (let index = 0; index < stepCount; index++) {
      await new Promise((done) =>
        spawn('bash', ['--noprofile', '--norc', '-euo', 'pipefail', '-c', 'true'], {
          stdio: ['ignore', 'pipe', 'pipe'],
        }).on('close', done),
      )
    }
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[1]
}

function writeProject() {
  mkdirSync(join(folder, 'runbooks/_environments'), {recursive: true})
  writeFileSync(
    join(folder, 'runbooks/_environments/plain.yaml'),
    'version: 1\ndescription: Bench.\nguarded: false\nyes: change\n',
  )
  const steps = Array.from(
    {length: stepCount},
    (_, index) => `:::step[S]{#s${index} .read}\n\`\`\`bash\ntrue\n\`\`\`\n:::\n`,
  )
  writeFileSync(
    join(folder, 'runbooks/many.md'),
    `---\ntitle: T\ndescription: D.\nowner: platform\n---\n\n${steps.join('\n')}`,
  )
}

function row(name, ms, floorName, floorMs) {
  console.log(
    `| ${name} | ${ms.toFixed(0)} | ${floorName} | ${floorMs.toFixed(0)} | ${(ms / floorMs).toFixed(2)} |`,
  )
}

/** A gcloud that notes how long each call took, before the real one on PATH; where there is none, the stand-in is used. */
function timedGcloud() {
  const real = process.env.PATH.split(':')
    .map((part) => join(part, 'gcloud'))
    .find((file) => existsSync(file))
  if (!real) return undefined
  mkdirSync(join(folder, 'bin'))
  const script = `#!/bin/bash\nstart=\${EPOCHREALTIME/./}\n"${real}" "$@"\ncode=$?\necho $((\${EPOCHREALTIME/./} - start)) >> "${folder}/gcloud-times"\nexit $code\n`
  writeFileSync(join(folder, 'bin/gcloud'), script, {mode: 0o755})
  return join(folder, 'bin')
}

/** Times one drill and prints its parts: what is left over is our own. */
async function benchDrill() {
  const bin = timedGcloud()
  const env = {...process.env, PATH: bin ? `${bin}:${process.env.PATH}` : process.env.PATH}
  const args = [
    cli,
    'run',
    'disaster-recovery',
    '--environment=rehearsal',
    '--events',
    '--runs-dir',
    join(folder, 'runs'),
  ]
  const start = performance.now()
  let upMs = 0
  const events = []
  await new Promise((done) => {
    const child = spawn(process.execPath, args, {env, stdio: ['ignore', 'pipe', 'ignore']})
    let text = ''
    child.stdout.on('data', (chunk) => {
      upMs ||= performance.now() - start
      text += chunk
    })
    child.on('close', () => {
      events.push(
        ...text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      )
      done()
    })
  })
  const totalMs = performance.now() - start
  const times = existsSync(join(folder, 'gcloud-times'))
    ? readFileSync(join(folder, 'gcloud-times'), 'utf8')
    : ''
  const callsMs = times
    .split('\n')
    .filter(Boolean)
    .map((micros) => Number(micros) / 1000)
  const gcloudMs = callsMs.reduce((sum, ms) => sum + ms, 0)
  // The first call fetches the environment's secret before the first event: it is gcloud's, not the world's.
  upMs -= callsMs[0] ?? 0
  const sql = new Set(['stop-writes', 'check-data'])
  const ended = events.filter(({kind, step}) => kind === 'step-ended' && sql.has(step))
  const sqlMs = ended.reduce((sum, {durationMs}) => sum + durationMs, 0)
  const parts = [
    ['world up: PostgreSQL, proxy, 2.5 s of history', upMs],
    [bin ? 'gcloud, with the APIs and PostgreSQL behind it' : 'gcloud: stand-in, not timed', gcloudMs],
    ['SQL steps', sqlMs],
    ['the rest: our own, curl, and the end of the world', totalMs - upMs - gcloudMs - sqlMs],
  ]
  console.log(`\n| drill (${events.at(-1).status}) | ms | share |\n|---|---|---|`)
  for (const [name, ms] of parts)
    console.log(`| ${name} | ${ms.toFixed(0)} | ${((100 * ms) / totalMs).toFixed(0)} % |`)
}

try {
  writeProject()
  const node = timeMs(process.execPath, ['-e', '0'])
  const loop = await bareLoopMs()
  console.log('| what | ms | floor | ms | ratio |\n|---|---|---|---|---|')
  row('runbook --version', timeMs(process.execPath, [cli, '--version']), 'node -e 0', node)
  row('runbook --help', timeMs(process.execPath, [cli, '--help']), 'node -e 0', node)
  row(
    `runbook plan, ${stepCount} steps`,
    timeMs(process.execPath, [cli, 'plan', 'many', '--environment=plain']),
    'node -e 0',
    node,
  )
  const run = timeMs(process.execPath, [cli, 'run', 'many', '--environment=plain']) - node
  row(`${stepCount} durable steps`, run, `${stepCount} bare shells`, loop)
  await benchDrill()
} finally {
  rmSync(folder, {recursive: true, force: true})
}
