import {medians, printRow, timeNode} from './measure.mjs'

/** How long the CLI takes to start, against Node itself. */
export async function benchStartUp({cli, folder}) {
  const time = (args) => () => timeNode(args, {folder})
  const took = await medians(9, {
    node: time(['-e', '0']),
    version: time([cli, '--version']),
    help: time([cli, '--help']),
    plan: time([cli, 'plan', 'many', '--environment=plain']),
  })
  const floor = {floorName: '`node -e 0`', floorMs: took.node}
  printRow({name: '`runbook --version`', ms: took.version, ...floor, limit: 1.6})
  printRow({name: '`runbook --help`', ms: took.help, ...floor})
  printRow({name: '`runbook plan`, 100 steps', ms: took.plan, ...floor})
}
