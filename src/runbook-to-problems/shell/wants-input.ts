import {startOfWord, textOfWord, type Word} from './shell-tree.ts'
import {operandsOf, type ProgramCall} from './unwrap.ts'

interface Filter {
  /** Words that are no files, before the first file. */
  readonly before: number
  /** Options that give these words, or leave nothing to read. */
  readonly instead?: RegExp
  /** Short options that take the next word. */
  readonly takes?: RegExp
}

const filters: Readonly<Record<string, Filter>> = {
  awk: {before: 1, instead: /^(?:-f|--file)/, takes: /^-[Fvf]$/},
  base64: {before: 0, takes: /^-[wib]$/},
  cat: {before: 0},
  cut: {before: 0, takes: /^-[bcdf]$/},
  grep: {
    before: 1,
    instead: /^(?:-[A-Za-z]*[rRef]|--(?:recursive|regexp|file))/,
    takes: /^-[A-Za-z]*[mABCd]$/,
  },
  head: {before: 0, takes: /^-[nc]$/},
  jq: {
    before: 1,
    instead: /^(?:-[A-Za-z]*[nf]|--(?:null-input|from-file))/,
    takes: /^--(?:arg|argjson|indent)$/,
  },
  sed: {before: 1, instead: /^(?:-[A-Za-z]*[ef]|--(?:expression|file))/, takes: /^-l$/},
  sort: {before: 0, instead: /^--files0-from/, takes: /^-[A-Za-z]*[koStT]$/},
  tail: {before: 0, takes: /^-[nc]$/},
  tee: {before: Infinity},
  tr: {before: Infinity},
  uniq: {before: 0, takes: /^-[fsw]$/},
  wc: {before: 0, instead: /^--files0-from/},
}

/** Options by which other programs read a file, and `-` for what they are handed. */
const readers = /^(?:-K|--config|-T|--upload-file|-d|--data|--data-\w+|-f|--filename|-F)$/

/** True for a call that reads what it is handed: nothing else is named in it. */
export function wantsInput(call: ProgramCall): boolean {
  const {name = '', words} = call
  if (
    call.through.includes('xargs') ||
    words.some((word) => /^--(?:help|version)$/.test(textOfWord(word) ?? ''))
  )
    return false
  const filter = Object.hasOwn(filters, name) ? filters[name]! : undefined
  return filter ? readsNoFile(call, filter) : words.some((word, index) => isHanded(word, words[index - 1]))
}

function readsNoFile(call: ProgramCall, {before, instead, takes}: Filter): boolean {
  const {words} = call
  if (instead && words.some((word) => instead.test(startOfWord(word)))) return false
  // What an unquoted expansion becomes, only a run can tell.
  if (words.some(({parts}) => parts.some((part) => part.kind !== 'text' && !part.quoted))) return false
  const taken = new Set(words.filter((_word, index) => takes?.test(textOfWord(words[index - 1]) ?? '')))
  const files = operandsOf(call).filter((word) => !taken.has(word))
  const program = textOfWord(files[0]) ?? ''
  if (call.name === 'awk' && /^\s*BEGIN\b/.test(program)) return false
  return files.length <= before
}

/** ex: `--data-file=-`, `--config -`, `--flags-file=/dev/stdin` */
function isHanded(word: Word, before: Word | undefined): boolean {
  const text = textOfWord(word) ?? ''
  return (
    /^--[a-z-]+=@?(?:-|\/dev\/stdin)$/.test(text) ||
    (/^@?-$/.test(text) && readers.test(textOfWord(before) ?? ''))
  )
}
