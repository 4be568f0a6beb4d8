import {measureNode, medians, printRow, spawned, timeNode} from './measure.mjs'

const stepCount = 100
const shell = ['bash', ['--noprofile', '--norc', '-euo', 'pipefail', '-O', 'inherit_errexit', '-c', 'true']]

/**
 * What a durable step costs, against a bare shell that Node starts and waits for. The start of the CLI and the reading
 * of the page are in both runs, the one of a single step and the one of a hundred: their difference is the steps.
 */
export async function benchSteps({cli, folder}) {
  const run = (name) => [cli, 'run', name, '--environment=plain']
  const took = await medians(7, {
    loop: bareLoopMs,
    one: () => timeNode(run('one'), {folder}),
    many: () => timeNode(run('many'), {folder}),
  })
  printRow({
    name: 'a durable step: (run of 100 steps - run of one) / 99',
    ms: (took.many - took.one) / (stepCount - 1),
    floorName: 'a bare shell',
    floorMs: took.loop / stepCount,
    limit: 1.5,
  })
  printRow({
    name: 'run of 100 steps, all of it',
    ms: took.many,
    floorName: '100 bare shells',
    floorMs: took.loop,
  })
  const {rssMb} = await measureNode(run('many'), {folder})
  console.log(
    `\nMemory of the run of 100 steps: ${rssMb.toFixed(0)} MB resident at most (aim: below 100 MB).`,
  )
}

async function bareLoopMs() {
  const startMs = performance.now()
  for (let index = 0; index < stepCount; index++)
    await spawned(...shell, {detached: true, stdio: ['ignore', 'pipe', 'pipe']})
  return performance.now() - startMs
}
