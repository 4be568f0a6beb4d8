import type {Inventory} from '../model/inventory.ts'
import type {World} from '../model/world.ts'
import {foldRun} from '../plan-to-run/fold-run.ts'
import {compareInventories} from '../run-to-report/compare-inventories.ts'
import {back, forward, type Pass} from './drive-run.ts'

/**
 * The passes of a whole rehearsal: forward; back to the beginning when that passed; and what differs from it then.
 * The inventory of the beginning is taken now.
 */
export async function thereAndBack(world: World): Promise<readonly Pass[]> {
  const since = new Date().toISOString()
  const before = (await world.inventory(since)) ?? {}
  return [forward, backWhenPassed, compareWith(before, since)]
}

const backWhenPassed: Pass = async function* (lines, ports, ready) {
  const {status} = foldRun(lines)
  return status === 'passed' ? yield* back(lines, ports, ready) : ended(status)
}

function compareWith(before: Inventory, since: string): Pass {
  return async function* (lines, {world, clock}) {
    const {status} = foldRun(lines)
    if (status !== 'rolled-back') return ended(status)
    const after = (await world.inventory(since)) ?? {}
    const changes = [...compareInventories(before, after)]
    yield [{kind: 'inventory-compared', at: clock.now().toISOString(), changes}]
    return status
  }
}

function ended(status: ReturnType<typeof foldRun>['status']) {
  return status === 'running' ? 'interrupted' : status
}
