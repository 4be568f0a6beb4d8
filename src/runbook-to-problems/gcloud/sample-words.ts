import type {CodeBlock} from '../code/code-block.ts'
import {filler} from '../code/find-placeholders.ts'
import type {Word} from '../shell/shell-tree.ts'

/** Stands for a value that only a run can tell. No refusal that names it counts. */
export const unknownValue = 'sample0'

/** A word with samples in place of its variables. */
export interface SampledWord {
  readonly text: string
  /** True when every part is fixed, or has the value that it has in an environment. */
  readonly isSure: boolean
  /** Offset in the block's code. */
  readonly start: number
}

/** Reads a file at the text, wherever it stands: such a value is never shown to a tool. */
const opensFile = /(?:^|[=,:])(?:~|\/(?!\/))|(?:^|[/=,:])\.\.?(?:\/|$)/

/** Most samples that one name has: each makes the command once more. */
const mostVariants = 4

/** The words of a command, once for each environment; undefined where even their number is unknown. */
export function sampleWords(
  words: readonly Word[],
  block: CodeBlock,
): readonly (readonly SampledWord[])[] | undefined {
  if (words.some((word) => !isOneWord(word, block))) return undefined
  const counts = words.flatMap(({parts}) =>
    parts.map((part) => (part.kind === 'variable' ? samplesOf(part.name, block).length : 1)),
  )
  const variants = Math.min(mostVariants, Math.max(1, ...counts))
  return Array.from({length: variants}, (_, index) => words.map((word) => sampleWord(word, block, index)))
}

function samplesOf(name: string, {scope, shell}: CodeBlock): readonly string[] {
  const own = shell?.defined.get(name)
  if (own) return own.every((value) => value !== undefined) ? own.flatMap((value) => value ?? []) : []
  return scope?.names.get(name)?.samples ?? []
}

/** An unquoted variable may become no word or several, `"${A[@]}"` as well. */
function isOneWord({parts}: Word, block: CodeBlock): boolean {
  return parts.every((part) => {
    if (part.kind === 'text')
      return part.quoted || !/[{}*?[\]]/.test(part.text) || /^[\w-]+=?\W?[\w.[\]*?]*$/.test(part.text)
    if (part.quoted) return part.kind !== 'unknown' || parts.length > 1 || !isArray(block)
    return (
      part.kind === 'variable' &&
      (parts.length > 1 || samplesOf(part.name, block).every((text) => /^\S+$/.test(text)))
    )
  })
}

function isArray({shell}: CodeBlock): boolean {
  return shell?.expansions.some(({operator}) => operator === '[' || operator === '@') ?? true
}

function sampleWord(word: Word, block: CodeBlock, index: number): SampledWord {
  let isSure = true
  const texts = word.parts.map((part) => {
    if (part.kind === 'text') return part.text
    const samples = part.kind === 'variable' && part.isPlain ? samplesOf(part.name, block) : []
    if (samples.length === 0) isSure = false
    return samples[index % Math.max(1, samples.length)] ?? unknownValue
  })
  const {text, isHidden} = hideFile(addressed(texts.join('')), block)
  return {text, isSure: isSure && !isHidden, start: word.start}
}

/** gcloud looks at the form of an account before anything else. */
function addressed(text: string): string {
  return text === `--iam-account=${unknownValue}` ? `${text}@${unknownValue}.iam.gserviceaccount.com` : text
}

/** Outside of steps a word such as `LIMIT` is a reader's to replace. */
function hideFile(text: string, {step}: CodeBlock): {readonly text: string; readonly isHidden: boolean} {
  const [, flag = '', value = text] = /^(--?[\w-]+=)(.*)$/s.exec(text) ?? []
  const isShown = value.includes(filler) || (!step && /^[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*$/.test(value))
  const isHidden = isShown || opensFile.test(value.replace(/\b[a-z]+:\/\//g, '')) || flag === '--flags-file='
  return isHidden ? {text: `${flag}${unknownValue}`, isHidden} : {text, isHidden}
}
