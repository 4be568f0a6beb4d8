import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'

/** Runs a Node program in a folder and gives its wall time and the most memory that it held at once. */
export async function measureNode(args, {folder}) {
  const usage = `${folder}/max-rss`
  const report = `import {writeFileSync} from 'node:fs'
    process.on('exit', () => writeFileSync(${JSON.stringify(usage)}, String(process.resourceUsage().maxRSS)))`
  const hook = `data:text/javascript,${encodeURIComponent(report)}`
  const startMs = performance.now()
  await spawned(process.execPath, ['--import', hook, ...args], {cwd: folder, stdio: 'ignore'})
  return {ms: performance.now() - startMs, rssMb: Number(readFileSync(usage, 'utf8')) / 1024}
}

/** Wall time of a Node program in milliseconds. */
export async function timeNode(args, {folder}) {
  const startMs = performance.now()
  await spawned(process.execPath, args, {cwd: folder, stdio: 'ignore'})
  return performance.now() - startMs
}

/** Wall time and CPU time of a Node program in milliseconds, with that of all programs that it starts. Needs bash. */
export async function timeNodeAndAll(args, options) {
  const script = 'LC_ALL=C; TIMEFORMAT="%R %U %S"; { time "$@" 2>&3; } 3>/dev/null'
  const child = spawn('bash', ['-c', script, 'bash', process.execPath, ...args], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  child.stderr.on('data', (data) => {
    told += data
  })
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`)
  const [wall, user, system] = told
    .trim()
    .split(/\s+/)
    .map((seconds) => Number(seconds) * 1000)
  return {ms: wall, cpuMs: user + system}
}

/** Starts a program and waits until it and its pipes have ended. Throws when it fails. */
export function spawned(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options)
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`)),
    )
  })
}

/** Measures everything in turn, so that a busy minute of the machine hits all of it, and gives the medians. */
export async function medians(rounds, measures) {
  const times = Object.fromEntries(Object.keys(measures).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, measure] of Object.entries(measures)) times[name].push(await measure())
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]))
}

/** The one in the middle. */
export function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

/** Prints one row: what was measured, against which floor, and the ratio that is aimed at. */
export function printRow({name, ms, floorName, floorMs, limit}) {
  const ratio = (ms / floorMs).toFixed(2)
  const digits = (value) => value.toFixed(value < 20 ? 1 : 0)
  console.log(
    `| ${name} | ${digits(ms)} | ${floorName} | ${digits(floorMs)} | ${ratio} | ${limit ? `at most ${limit}` : ''} |`,
  )
}
