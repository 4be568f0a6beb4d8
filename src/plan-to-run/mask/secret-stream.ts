import type {Automaton} from './automaton.ts'
import {mask} from './mark.ts'
import {createScanner, type Mark, type OpenForm} from './scanner.ts'

/** Hides in one text that arrives in pieces. */
export interface MaskStream {
  /** Gives what is safe to show by now. */
  push(piece: string): string
  /** Gives the rest. */
  end(): string
}

/** A line is not kept waiting for so few characters that a secret may begin with. */
const minHeldOverLines = 4

/** At the end of a stream this much of a secret's beginning is taken for the secret, cut off. */
export const minCutOff = 6

/**
 * Hides the forms of an automaton; it may be another one with the next piece, when a secret has joined.
 * `cutOff` is how much of a secret's beginning counts at the end; more than half of it always does, and what
 * `isPublic` knows never does.
 */
export function createSecretStream(
  automaton: () => Automaton,
  cutOff: number,
  isPublic: (text: string) => boolean,
): MaskStream {
  let current = automaton()
  let scanner = createScanner(current)
  let held = ''
  let marks: Mark[] = []
  let [given, hiddenTo] = [0, 0]

  const restart = () => {
    current = automaton()
    scanner = createScanner(current)
    ;[given, hiddenTo, marks] = [0, 0, []]
    scan(held)
  }
  const scan = (piece: string) => {
    scanner.scan(piece)
    for (const found of scanner.takeMarks()) addMark(marks, found)
  }
  const give = (wanted: number): string => {
    let shown = ''
    const from = given
    for (const {start, end} of marks) {
      if (start >= wanted) break
      shown += held.slice(given - from, Math.max(start - from, given - from))
      if (start >= hiddenTo) shown += mask
      given = Math.max(given, end)
      hiddenTo = end
    }
    marks = marks.filter(({end}) => end > given)
    if (wanted > given) {
      shown += held.slice(given - from, wanted - from)
      given = wanted
    }
    held = held.slice(given - from)
    return shown
  }
  return {
    push(piece) {
      if (current !== automaton()) restart()
      held += piece
      scan(piece)
      return give(safeTo(scanner.open(), {held, given, markedTo: marks.at(-1)?.end ?? 0}))
    },
    end() {
      const {start, end, depth, isMost} = scanner.open()
      const isCutOff = isMost || depth >= cutOff
      if (isCutOff && !isPublic(held.slice(start - given, end - given))) addMark(marks, {start, end})
      const rest = give(given + held.length)
      scanner = createScanner(current)
      ;[given, hiddenTo, marks] = [0, 0, []]
      return rest
    },
  }
}

/** Up to where a text may be shown: what may be the beginning of a secret waits for what follows. */
function safeTo(
  {start, end, depth}: OpenForm,
  {held, given, markedTo}: {held: string; given: number; markedTo: number},
): number {
  const all = given + held.length
  // It is hidden already; only how far is open.
  if (markedTo >= end) return all
  const isLineEnd = /[\n\r]\s*$/.test(held.slice(-4))
  return isLineEnd && depth < minHeldOverLines ? all : Math.max(start, given)
}

/** Keeps marks in order, those that overlap made into one. */
function addMark(marks: Mark[], {start, end}: Mark): void {
  let from = start
  while (marks.length > 0 && marks.at(-1)!.end > from) from = Math.min(from, marks.pop()!.start)
  marks.push({start: from, end})
}
