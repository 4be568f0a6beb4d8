import {spawnSync} from 'node:child_process'

/** One line of the process list. */
interface Process {
  readonly pid: number
  readonly parent: number
  readonly group: number
}

/**
 * Makes a search for the descendants of a process, for systems without /proc.
 *
 * The marker in a process's environment cannot be read there, so parents are followed instead. A process whose
 * parent has ended belongs to process 1: what was once found is therefore remembered, and looked for by its id and
 * group together, since an id alone may have been given to another process. Not found is what had left both its
 * parent and its group before the first search.
 */
export function createDescendantSearch(root: number): () => readonly number[] {
  const known = new Map<number, number>([[root, root]])
  return () => {
    const alive = listProcesses()
    const isKnown = ({pid, group}: Process) => known.get(pid) === group
    for (let grows = true; grows; ) {
      const found = alive.filter(
        (entry) => !isKnown(entry) && (entry.group === root || hasKnownParent(entry, alive, isKnown)),
      )
      for (const {pid, group} of found) known.set(pid, group)
      grows = found.length > 0
    }
    return alive.filter(isKnown).map(({pid}) => pid)
  }
}

function hasKnownParent(
  {parent}: Process,
  alive: readonly Process[],
  isKnown: (entry: Process) => boolean,
): boolean {
  return alive.some((entry) => entry.pid === parent && isKnown(entry))
}

/** Every live process; none where there is no ps. A zombie is dead already. */
function listProcesses(): readonly Process[] {
  const {stdout} = spawnSync('ps', ['-axo', 'pid=,ppid=,pgid=,stat='], {encoding: 'utf8', timeout: 5000})
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [pid, parent, group, state = 'Z'] = line.trim().split(/\s+/)
    return state.startsWith('Z') ? [] : [{pid: Number(pid), parent: Number(parent), group: Number(group)}]
  })
}
