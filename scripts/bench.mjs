// Prints ratios against a floor that is measured in the same run: machines are noisy, ratios less so.
import {execFileSync, spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
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
} finally {
  rmSync(folder, {recursive: true, force: true})
}
