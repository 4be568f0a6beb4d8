import {type Marker, readMarking} from './find-marked.ts'
import {listProcesses, type Process} from './list-processes.ts'

/** What a tree is recognised by. */
export interface TreeTraits {
  /** Sessions that belong to it; a step's shell leads one of its own, which has its process id. */
  readonly sessions?: readonly number[]
  /** What every descendant carries in its environment, unless it threw that away. */
  readonly marker?: Marker
  /** Default: this machine's. Without /proc only parents and groups can be followed. */
  readonly platform?: NodeJS.Platform
}

/** The members of one tree, as far as they were ever seen. */
export interface TreeMembers {
  /**
   * Looks for living members by every trait and tells each as soon as it is recognised.
   * `isSure` is false when a process has just begun and cannot be judged yet.
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
  const {marker, platform = process.platform} = traits
  const known = new Map<number, string>()
  const sessions = new Set(traits.sessions)
  let seenBefore = new Set<string>()
  const collect = (isMarked: (entry: Process) => boolean, onFound: (member: Process) => void) => {
    const all = new Map<number, Process>()
    const members = new Map<number, Process>()
    const take = (entry: Process) => {
      members.set(entry.pid, entry)
      onFound(entry)
    }
    for (const entry of listProcesses(platform)) {
      if (entry.pid === process.pid) continue
      all.set(entry.pid, entry)
      const isKnown = known.get(entry.pid) === entry.identity || sessions.has(entry.session)
      if (isKnown || isMarked(entry)) take(entry)
    }
    for (let grows = true; grows; ) grows = takeRelated(all, {members, sessions, take})
    known.clear()
    for (const {pid, identity} of members.values()) known.set(pid, identity)
    forgetEnded(sessions, members)
    return {all: [...all.values()], living: [...members.values()]}
  }
  return {
    sessions,
    remember: () => void collect(() => false, ignore),
    look(onFound = ignore) {
      const unclear = new Set<string>()
      const judge = (entry: Process) => {
        if (!marker || platform !== 'linux') return false
        const marking = readMarking(entry.pid, marker)
        // The kernel's own threads, children of process 2, have no environment at all.
        if (marking === 'nothing to see' && entry.parent !== 2) unclear.add(nameOf(entry))
        return marking === 'marked'
      }
      const {all, living} = collect(judge, onFound)
      for (const member of living) unclear.delete(nameOf(member))
      const isSure = [...unclear].every((name) => seenBefore.has(name))
      seenBefore = new Set(all.map(nameOf))
      return {living, isSure}
    },
  }
}

interface Growing {
  readonly members: ReadonlyMap<number, Process>
  readonly sessions: Set<number>
  readonly take: (entry: Process) => void
}

/** Takes in the children and session mates of members; true when there were any, who may have children in turn. */
function takeRelated(all: ReadonlyMap<number, Process>, {members, sessions, take}: Growing): boolean {
  for (const {session} of members.values()) {
    // A session whose leader lives and is no member began elsewhere, such as the terminal of a person who looks on.
    if (!all.has(session) || members.has(session)) sessions.add(session)
  }
  const found = [...all.values()].filter(
    ({pid, parent, session}) => !members.has(pid) && (members.has(parent) || sessions.has(session)),
  )
  for (const entry of found) take(entry)
  return found.length > 0
}

/** The number of a session that has ended may be given to a stranger. */
function forgetEnded(sessions: Set<number>, members: ReadonlyMap<number, Process>): void {
  const living = new Set([...members.values()].map(({session}) => session))
  for (const session of sessions) if (!living.has(session)) sessions.delete(session)
}

function nameOf({pid, identity}: Process): string {
  return `${pid} ${identity}`
}

function ignore(): void {}
