import type {Automaton} from './automaton.ts'

/** A piece of the text that must not be shown: offsets from the beginning of the stream. */
export interface Mark {
  readonly start: number
  readonly end: number
}

/** Reads a text in pieces and finds what must not be shown. */
export interface Scanner {
  scan(piece: string): void
  /** What was found since the last call, in order and without overlaps. */
  takeMarks(): readonly Mark[]
  /** Where a form may have begun that has not ended yet, and how much of it has come. */
  open(): OpenForm
}

/** A form that has not ended yet. */
export interface OpenForm {
  readonly start: number
  /** After its last character, before white space that followed. */
  readonly end: number
  /** Characters that have come. */
  readonly depth: number
  readonly isMost: boolean
}

/** More white space and colours than this between two characters, and they no longer belong together. */
const maxGap = 32

const escapeCode = 0x1b
const bracketCode = 0x5b

/** A scanner at the beginning of a text. White space and colours between the characters of a form do not count. */
export function createScanner({roots, next, fail, depth, found, most, longest}: Automaton): Scanner {
  const marks: Mark[] = []
  // Where the last characters stood, as many as a form can have.
  const places = new Float64Array(2 ** Math.ceil(Math.log2(longest + 2)))
  const wrap = places.length - 1
  let [read, offset, state, gap, ending] = [0, 0, 0, 0, 0]
  /** 0: outside, 1: after the escape character, 2: inside its parameters. */
  let sequence = 0

  const startOf = (at: number) => places[(read - depth[at]!) & wrap]!
  // What overlaps is one mark: a long run of one character may end a form with each of them.
  const mark = (end: number, length: number) => {
    let start = places[(read - length) & wrap]!
    while (marks.length > 0 && marks[marks.length - 1]!.end > start)
      start = Math.min(start, marks.pop()!.start)
    marks.push({start, end})
  }

  const isUnimportant = (code: number): boolean => {
    if (sequence === 1) sequence = code === bracketCode ? 2 : 0
    else if (sequence === 2) {
      const isLast = code >= 0x40 && code <= 0x7e
      sequence = !isLast && code >= 0x20 && code <= 0x3f ? 2 : 0
      if (isLast || sequence === 2) return true
    }
    if (sequence === 2) return true
    if (code !== escapeCode) return code === 0x20 || (code >= 9 && code <= 13 && code !== 11 && code !== 12)
    sequence = 1
    return true
  }

  /** Leaves the form that was being read; more than half of it is hidden although the rest did not come. */
  const leave = (from: number): number => {
    if (most[from]) mark(ending, depth[from]!)
    return fail[from]!
  }

  const step = (code: number, at: number) => {
    let reached = next(state, code)
    while (reached === 0 && state !== 0) {
      state = leave(state)
      reached = next(state, code)
    }
    state = reached
    if (state === 0) return
    places[read & wrap] = at
    read += 1
    ending = at + 1
    if (found[state] !== 0) mark(ending, found[state]!)
  }

  return {
    scan(piece) {
      for (let index = 0; index < piece.length; index++) {
        if (state === 0) while (index < piece.length && roots[piece.charCodeAt(index)] === 0) index++
        if (index === piece.length) break
        const code = piece.charCodeAt(index)
        if (state === 0) sequence = 0
        if (state !== 0 && isUnimportant(code)) {
          gap += 1
          if (gap > maxGap) while (state !== 0) state = leave(state)
          continue
        }
        gap = 0
        step(code, offset + index)
      }
      offset += piece.length
    },
    takeMarks: () => marks.splice(0),
    open: () => ({
      start: state === 0 ? offset : startOf(state),
      end: state === 0 ? offset : ending,
      depth: depth[state]!,
      isMost: most[state]!,
    }),
  }
}
