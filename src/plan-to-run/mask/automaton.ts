/**
 * All forms of all secrets as one Aho-Corasick automaton: each character of the text is looked at once, however
 * many secrets there are and whatever the text is. A state is a number; 0 is the root.
 */
export interface Automaton {
  /** The first state of a form that begins with this character code, 0 for none. */
  readonly roots: Int32Array
  /** The next state inside the same form, 0 for none. */
  next(state: number, code: number): number
  /** The state of the longest end of what was read that also begins a form. */
  readonly fail: readonly number[]
  /** Characters read since the form began. */
  readonly depth: readonly number[]
  /** Length of the longest form that ends here, 0 for none. */
  readonly found: readonly number[]
  /** True where more than half of a form has been read: that much of a secret is as good as the secret. */
  readonly most: readonly boolean[]
  /** Length of the longest form. */
  readonly longest: number
}

/** Less than this of a form is never taken for it. */
const minMost = 12

/** Builds the automaton. */
export function createAutomaton(forms: Iterable<string>): Automaton {
  const trie = createTrie()
  let longest = 0
  for (const form of forms) {
    trie.insert(form)
    longest = Math.max(longest, form.length)
  }
  return {...trie, longest, fail: linkFailures(trie)}
}

type Trie = ReturnType<typeof createTrie>

function createTrie() {
  const roots = new Int32Array(0x10000)
  const codes = [0]
  const children = [0]
  const siblings = [0]
  const depth = [0]
  const found = [0]
  const most = [false]
  const next = (state: number, code: number): number => {
    if (state === 0) return roots[code]!
    let child = children[state]!
    while (child !== 0 && codes[child] !== code) child = siblings[child]!
    return child
  }
  const grow = (state: number, code: number): number => {
    const child = codes.push(code) - 1
    siblings.push(state === 0 ? 0 : children[state]!)
    children.push(0)
    if (state === 0) roots[code] = child
    else children[state] = child
    depth.push(depth[state]! + 1)
    found.push(0)
    most.push(false)
    return child
  }
  const insert = (form: string) => {
    const enough = Math.max(minMost, Math.ceil(form.length / 2))
    let state = 0
    for (let index = 0; index < form.length; index++) {
      const code = form.charCodeAt(index)
      state = next(state, code) || grow(state, code)
      if (index + 1 >= enough) most[state] = true
    }
    found[state] = form.length
  }
  return {roots, codes, children, siblings, depth, found, most, next, insert}
}

/** Breadth first, so that shorter ends are linked before longer ones. */
function linkFailures({roots, codes, children, siblings, found, next}: Trie): readonly number[] {
  const fail = new Array<number>(codes.length).fill(0)
  const queue: number[] = [...roots.filter((state) => state !== 0)]
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!
    for (let child = children[state]!; child !== 0; child = siblings[child]!) {
      let back = fail[state]!
      while (back !== 0 && next(back, codes[child]!) === 0) back = fail[back]!
      fail[child] = next(back, codes[child]!)
      found[child] ||= found[fail[child]!]!
      queue.push(child)
    }
  }
  return fail
}
