import {type Marker, readMarking} from './find-marked.ts'
import {type EndedProcess, listProcesses, type Process, readStat} from './list-processes.ts'

/** What a tree is recognised by. */
export interface TreeTraits {
  /** Sessions that belong to it; a step's shell leads one of its own, which has its process id. */
  readonly sessions?: readonly number[]
  /** What every descendant carries in its environment, unless it threw that away. */
  readonly marker?: Marker
  /** Who is older is no member; in clock ticks since the boot. Default: the start of this process. */
  readonly oldestTicks?: number
  /** Default: this machine's. Without /proc only parents and groups can be followed. */
  readonly platform?: NodeJS.Platform
}

/** The members of one tree, as far as they were ever seen. */
export interface TreeMembers {
  /**
   * Looks for living members by every trait and tells each as soon as it is recognised.
   * `isSure` is false when a process has just begun and cannot be judged yet, or has just ended and may have had a child.
   */
  look(onFound?: (member: Process) => void): {readonly living: readonly Process[]; readonly isSure: boolean}
  /** Looks by parents and sessions only, which is cheap: who loses its parent later is known by then. */
  remember(): void
  /** Sessions that belong to the tree, those it began with included. */
  readonly sessions: ReadonlySet<number>
}

/**
 * Follows a tree by four traits: the marker in the environment, the parent, the session, and having been a member
 * before. Each one alone can be shaken off (`env -i`, a double fork, setsid), all of them at once hardly.
 */
export function createTreeMembers(traits: TreeTraits): TreeMembers {
  const {marker, platform = process.platform, oldestTicks = ownStartTicks(platform)} = traits
  const sessions = new Set(traits.sessions)
  let known: ReadonlySet<string> = new Set()
  let listedBefore: ReadonlySet<number> = new Set()
  const collect = (isMarked: (entry: Process) => boolean, onFound: (member: Process) => void) => {
    const all = new Map<number, Process>()
    const members = new Map<number, Process>()
    const ended: EndedProcess[] = []
    const take = (entry: Process) => {
      members.set(entry.pid, entry)
      onFound(entry)
    }
    for (const entry of listProcesses(platform, (one) => void ended.push(one))) {
      if (entry.pid === process.pid) continue
      all.set(entry.pid, entry)
      if (entry.startTicks < oldestTicks) continue
      if (known.has(nameOf(entry)) || sessions.has(entry.session) || isMarked(entry)) take(entry)
    }
    for (let grows = true; grows; ) grows = takeRelated(all, {members, sessions, take, oldestTicks})
    known = new Set([...members.values()].map(nameOf))
    forgetEnded(sessions, members)
    return {all, ended, living: [...members.values()]}
  }
  return {
    sessions,
    remember: () => void collect(() => false, ignore),
    look(onFound = ignore) {
      const unclear: Process[] = []
      const judge = (entry: Process) => {
        const marking = marker && platform === 'linux' ? readMarking(entry.pid, marker) : 'not marked'
        if (marking === 'nothing to see') unclear.push(entry)
        return marking === 'marked'
      }
      const {all, ended, living} = collect(judge, onFound)
      const reapers = reapersIn(all)
      const doubtful = [
        ...ended.filter(({startTicks}) => startTicks >= oldestTicks),
        ...unclear.filter((entry) => isOrphan(entry, all, reapers) && !known.has(nameOf(entry))),
      ]
      const isSure = doubtful.every(({pid}) => listedBefore.has(pid))
      listedBefore = new Set([...all.keys(), ...ended.map(({pid}) => pid)])
      return {living, isSure}
    },
  }
}

/** No descendant of ours is older than we are. */
function ownStartTicks(platform: NodeJS.Platform): number {
  if (platform !== 'linux') return 0
  ownTicks ??= readStat(process.pid)?.startTicks
  return ownTicks ?? 0
}
let ownTicks: number | undefined

/** Its parent has just ended, or has taken it in: nothing but itself can tell whose it is. */
function isOrphan(
  {parent}: Process,
  all: ReadonlyMap<number, Process>,
  reapers: ReadonlySet<number>,
): boolean {
  return reapers.has(parent) || (!all.has(parent) && parent !== process.pid)
}

/** Who may have become the parent of an orphan: process 1, or one of our own ancestors. */
function reapersIn(all: ReadonlyMap<number, Process>): ReadonlySet<number> {
  const reapers = new Set([1])
  for (let pid: number | undefined = process.ppid; pid && !reapers.has(pid); pid = all.get(pid)?.parent)
    reapers.add(pid)
  return reapers
}

interface Growing {
  readonly members: ReadonlyMap<number, Process>
  readonly sessions: Set<number>
  readonly take: (entry: Process) => void
  readonly oldestTicks: number
}

/** Takes in the children and session mates of members; true when there were any, who may have children in turn. */
function takeRelated(
  all: ReadonlyMap<number, Process>,
  {members, sessions, take, oldestTicks}: Growing,
): boolean {
  for (const {session} of members.values()) {
    // A session whose leader lives and is no member began elsewhere, such as the terminal of a person who looks on.
    if (!all.has(session) || members.has(session)) sessions.add(session)
  }
  const found = [...all.values()].filter(
    ({pid, parent, session, startTicks}) =>
      !members.has(pid) && startTicks >= oldestTicks && (members.has(parent) || sessions.has(session)),
  )
  for (const entry of found) take(entry)
  return found.length > 0
}

/** The number of a session that has ended may be given to a stranger. */
function forgetEnded(sessions: Set<number>, members: ReadonlyMap<number, Process>): void {
  const living = new Set([...members.values()].map(({session}) => session))
  for (const session of sessions) if (!living.has(session)) sessions.delete(session)
}

/** Tells a process from a later one that was given the same id. */
function nameOf({pid, startTicks, group}: Process): string {
  return `${pid} ${startTicks || group}`
}

function ignore(): void {}
