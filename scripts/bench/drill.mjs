import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** A gcloud that notes how long each call took, before the real one on PATH; where there is none, the stand-in is used. */
function timedGcloud(folder) {
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
export async function benchDrill({cli, folder}) {
  const bin = timedGcloud(folder)
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
