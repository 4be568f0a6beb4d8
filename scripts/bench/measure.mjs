import {spawn} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** Runs a Node program in a folder and gives its wall time, its CPU time, and the most memory that it held at once. */
export async function measureNode(args, {folder, env = process.env}) {
  const usage = join(tmpdir(), `runbook-usage-${randomUUID()}`)
  const report = `import {writeFileSync} from 'node:fs'
    process.on('exit', () => writeFileSync(${JSON.stringify(usage)}, JSON.stringify(process.resourceUsage())))`
  const hook = `data:text/javascript,${encodeURIComponent(report)}`
  const startMs = performance.now()
  await spawned(process.execPath, ['--import', hook, ...args], {cwd: folder, env, stdio: 'ignore'})
  const ms = performance.now() - startMs
  const {userCPUTime, systemCPUTime, maxRSS} = JSON.parse(readFileSync(usage, 'utf8'))
  rmSync(usage)
  return {ms, cpuMs: (userCPUTime + systemCPUTime) / 1000, rssMb: maxRSS / 1024}
}

/** Wall time of a Node program in milliseconds. */
export async function timeNode(args, {folder}) {
  const startMs = performance.now()
  await spawned(process.execPath, args, {cwd: folder, stdio: 'ignore'})
  return performance.now() - startMs
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
