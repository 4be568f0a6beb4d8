import type {Process} from './list-processes.ts'
import {createTreeMembers, type TreeMembers, type TreeTraits} from './tree-members.ts'

/** A tree that is to be ended. */
export interface EndingTree extends TreeTraits {
  readonly graceMs: number
}

/** Looks without a find before a tree counts as ended: a process may fork while it is being killed. */
const cleanLooks = 3

/** Looks before we give up: what lives on then cannot be killed, for one while it waits for a broken disk. */
const maxLooks = 200

/**
 * Ends a tree: politely first, then for good. Gives the processes that could not be ended.
 *
 * A process group is not enough: a step that calls setsid or forks twice leaves its group, and the survivors keep
 * changing things after the operator was told that the step ended.
 */
export function endTree(tree: EndingTree): Promise<readonly number[]> {
  return endMembers(createTreeMembers(tree), tree.graceMs)
}

/** As endTree, for a tree that was followed while it ran. */
export async function endMembers(members: TreeMembers, graceMs: number): Promise<readonly number[]> {
  // One signal for each process, not one more for its group: the second one makes many tools drop everything.
  let {living, isSure} = members.look()
  for (const {pid} of parentsFirst(living)) sendSignal(pid, 'SIGTERM')
  // The grace is theirs: on a busy machine to find them takes a part of a second.
  const deadlineMs = performance.now() + graceMs
  if (living.length === 0 && isSure) return []
  for (let waitMs = 20; living.length > 0 && performance.now() < deadlineMs; waitMs *= 1.3) {
    await pause(Math.min(waitMs, 100, deadlineMs - performance.now()))
    living = members.look().living
  }
  return killMembers(members)
}

async function killMembers(members: TreeMembers): Promise<readonly number[]> {
  await freezeMembers(members)
  const denied = new Set<number>()
  let living: readonly Process[] = []
  // Who is stopped neither forks nor goes on with its next command because its child is dead.
  const stop = ({pid}: Process) => {
    if (sendSignal(pid, 'SIGSTOP') === 'denied') denied.add(pid)
  }
  for (let clean = 0, looks = 0; clean < cleanLooks && looks < maxLooks; looks++) {
    const found = members.look(stop)
    living = found.living
    for (const {pid} of living) sendSignal(pid, 'SIGKILL')
    // The kernel kills a group at once: nothing in it can fork in time.
    for (const {group, session} of living) if (members.sessions.has(session)) sendSignal(-group, 'SIGKILL')
    const isClean = found.isSure && living.every(({pid}) => denied.has(pid))
    clean = isClean ? clean + 1 : 0
    if (clean < cleanLooks) await pause(10)
  }
  return living.map(({pid}) => pid)
}

/** A shell whose child is ended before itself takes that for a result, and goes on with its next command. */
function parentsFirst(members: readonly Process[]): readonly Process[] {
  return [...members].sort((a, b) => a.startTicks - b.startTicks || a.pid - b.pid)
}

/**
 * Stops every member before the first one is killed. A killed parent leaves orphans that nothing may tell from
 * strangers, and one that was about to leave its session may do so and fork before the signal comes; a stopped one
 * does neither, and shows its children.
 */
async function freezeMembers(members: TreeMembers): Promise<void> {
  const frozen = new Set<number>()
  for (let looks = 0; looks < maxLooks; looks++) {
    const before = frozen.size
    const {isSure} = members.look(({pid}) => {
      if (!frozen.has(pid)) sendSignal(pid, 'SIGSTOP')
      frozen.add(pid)
    })
    if (isSure && frozen.size === before) return
    await pause(1)
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): 'sent' | 'gone' | 'denied' {
  try {
    process.kill(pid, signal)
    return 'sent'
  } catch (error) {
    // It ended between the look and the signal, which is what we wanted, or it belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'denied' : 'gone'
  }
}

/** True while a process group has a member, be it a zombie. */
export function isGroupAlive(group: number): boolean {
  return sendSignal(-group, 0 as unknown as NodeJS.Signals) !== 'gone'
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}
