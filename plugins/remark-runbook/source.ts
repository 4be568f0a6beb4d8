import type {Place} from '../../src/model/place.ts'

/** The text of a file as lines, and the way to name a place in it. */
export interface Source {
  readonly file: string
  /** Without line ends. */
  readonly lines: readonly string[]
  readonly place: (line: number, column: number) => Place
}

/** Splits a text at any line end; a byte order mark is not part of the first line. */
export function readSource(text: string, file: string): Source {
  return {
    file,
    lines: text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/),
    place: (line, column) => ({file, line, column}),
  }
}
