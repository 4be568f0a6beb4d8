import type {CodeBlock} from '../code/code-block.ts'
import {textAt} from '../code/code-block.ts'
import {operandsOf, type ProgramCall} from '../shell/unwrap.ts'

/** A name of a field that a command writes, and where it stands. */
export interface OutputField {
  readonly name: string
  /** Offset in the block's code. */
  readonly start: number
}

/** The fields that the formats and filters of a gcloud call name. ex: state and name of `--format='value(state,name)'` */
export function outputFieldsOf(call: ProgramCall, block: CodeBlock): readonly OutputField[] {
  const [group, verb, filter] = operandsOf(call)
  const read = group && verb && filter && textAt(block, group) === 'logging' && textAt(block, verb) === 'read'
  return [
    ...call.words.flatMap((word) => {
      const raw = textAt(block, word)
      const [all, option] = /^--(format|filter|flatten|sort-by)=/.exec(raw) ?? []
      if (all === undefined) return []
      const text = raw.slice(all.length)
      const at = word.start + all.length
      return option === 'filter' ? keysOf(text, at) : namesOf(text, at)
    }),
    ...(read ? keysOf(...filterOf(textAt(block, filter), filter.start, block)) : []),
  ]
}

/** The text of a filter, also where the block has put it into a variable, and its offset. */
export function filterOf(raw: string, start: number, {code}: CodeBlock): readonly [string, number] {
  const [, name] = /^"\$(\w+)"$/.exec(raw) ?? []
  const given = name && new RegExp(`^[ \\t]*${name}=("(?:\\\\.|[^"\\\\])*")`, 'm').exec(code)
  return given ? [given[1]!, given.index + given[0].length - given[1]!.length] : [raw, start]
}

/** Names of a format. What follows a colon or stands between quotes or as a function is none. */
function namesOf(text: string, at: number): readonly OutputField[] {
  const bare = text
    .replace(/(?<=.)"[^"]*"|\$\{?\w+\}?/g, blank)
    .replace(/:[a-z-]+=[^,:)]*|:(?:sort|reverse|wrap|label)\b/g, blank)
    .replace(/\b[a-z-]+\[[^\]=]*(?:=[^\]]*|no-heading[^\]]*)\]/g, blank)
    .replace(/(?<=\.)\w+\([^()]*\)/g, blank)
    .replace(/^['"]?[a-z-]+(?=[[(]|$)/, blank)
  return found(bare, /(?<![\w-])[a-zA-Z_]\w{2,}(?![\w-]|\()/g, at)
}

/** Names before the sign of a comparison. */
function keysOf(text: string, at: number): readonly OutputField[] {
  const bare = text.replace(/(?<=[=:<>~]\s*)(?:\\?"[^"]*"|[\w$./*-]+)/g, blank)
  return [...bare.matchAll(/[a-zA-Z_][\w.]*(?=\s*(?:[=:<>~]|!=))/g)].flatMap(({0: path, index}) =>
    found(path, /[a-zA-Z_]\w{2,}/g, at + index),
  )
}

function found(text: string, pattern: RegExp, at: number): readonly OutputField[] {
  return [...text.matchAll(pattern)].map(({0: name, index}) => ({name, start: at + index}))
}

function blank(text: string): string {
  return ' '.repeat(text.length)
}
