import {restoreState, type State, saveState} from './compare.ts'
import {completeLine, type Invocation} from './invocations.ts'
import type {Observed, RecordedWorld} from './recorded-world.ts'

/** What one client did, and the world afterwards. */
export interface Outcome {
  readonly observed: Observed
  readonly state: State
}

/** A command line with two clients, the second in the world that the first one found. */
export interface Twice {
  readonly before: State
  readonly first: Outcome
  readonly second: Outcome
}

/** Gives the same command line to one client after the other. */
export async function runTwice(
  world: RecordedWorld,
  invocation: Invocation,
  clients: readonly [readonly string[], readonly string[]],
): Promise<Twice> {
  const args = await completeLine(invocation, world)
  const before = saveState(world.google)
  const run = async (client: readonly string[]) => {
    const observed = await world.observe([...client, ...args], invocation.options)
    return {observed, state: saveState(world.google)}
  }
  const first = await run(clients[0])
  await restoreState(world.google, before)
  await invocation.undo?.(world.google)
  return {before, first, second: await run(clients[1])}
}
