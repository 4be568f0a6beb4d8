import type {Marker} from './find-marked.ts'
import {endMembers, endTree, isGroupAlive} from './process-tree.ts'
import {createTreeMembers} from './tree-members.ts'
import type {Watch} from './watchdog.ts'

/** A step's tree while it runs. */
export interface FollowedTree {
  /** Begins to end it, once. */
  end(): void
  /** The shell has ended: waits for what `end` began, and ends what was left behind. Gives who lives on. */
  settle(): Promise<readonly number[]>
}

/** A first look after this long, then each after twice the time before: short steps cost nothing. */
const firstLookMs = 100
const longestMs = 2000

/** What a step left in its session gets this long to end by itself. */
const leftoverGraceMs = 200

/** Follows the tree of a shell that leads its session, so that who shakes off his parent later is known by then. */
export function followTree(
  root: number | undefined,
  {marker, graceMs, watch}: {marker: Marker; graceMs: number; watch: Watch},
): FollowedTree {
  // It could not start: there is nothing to follow.
  if (root === undefined) return {end: () => {}, settle: async () => []}
  const members = createTreeMembers({sessions: [root], marker})
  let ending: Promise<readonly number[]> | undefined
  let timer: NodeJS.Timeout | undefined
  const lookAfter = (ms: number) => {
    timer = setTimeout(() => {
      members.remember()
      watch({graceMs, sessions: [root, ...members.sessions]})
      lookAfter(Math.min(2 * ms, longestMs))
    }, ms)
  }
  watch({graceMs, sessions: [root]})
  if (process.platform === 'linux') lookAfter(firstLookMs)
  return {
    end() {
      clearTimeout(timer)
      ending ??= endMembers(members, graceMs)
    },
    async settle() {
      clearTimeout(timer)
      const isLeft = !ending && isGroupAlive(root)
      const survivors = isLeft
        ? await endTree({sessions: [root], graceMs: leftoverGraceMs})
        : ((await ending) ?? [])
      watch({graceMs: 0, sessions: []})
      return survivors
    },
  }
}
