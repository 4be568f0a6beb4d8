import {type CodeBlock, isShell} from '../code/code-block.ts'
import {startOfWord, textOfWord, type Word} from '../shell/shell-tree.ts'
import {type ProgramCall, unwrap} from '../shell/unwrap.ts'
import {type PolicyMessage, policyFlagsOf} from './policy-flags.ts'

/** A file that a gcloud command of a block is given, and what it must be. */
export interface PolicyUse extends PolicyMessage {
  readonly block: CodeBlock
  /** Offset of the word that names the file. */
  readonly start: number
  /** The name as it is written, without quotes. ex: `policies/errors.json`, `$policy` */
  readonly file: string
  /** The here-document that an earlier command of the page writes to this name. */
  readonly written?: {readonly block: CodeBlock; readonly start: number; readonly text: string}
}

const tracks = /^(?:alpha|beta|preview)$/

/** Every file of fields that the gcloud commands of a page's blocks are given. */
export function findPolicyUses(blocks: readonly CodeBlock[]): readonly PolicyUse[] {
  return blocks.filter(isShell).flatMap((block) =>
    (block.shell?.commands ?? []).map(unwrap).flatMap((call) => {
      if (call.name !== 'gcloud') return []
      return filesOf(call).map(({word, flag, message}) => {
        const raw = nameOf(block, word).slice(flag.length)
        const file = raw.replace(/^["']|["']$/g, '')
        const written = lastWritten(blocks, file, {block, start: word.start})
        return {...message, block, start: word.start, file, ...(written && {written})}
      })
    }),
  )
}

interface GivenFile {
  readonly word: Word
  /** What stands before the file's name in the word, ex: `--policy-from-file=`. */
  readonly flag: string
  readonly message: PolicyMessage
}

function filesOf({words}: ProgramCall): readonly GivenFile[] {
  const plain = words.slice(1).filter((word) => !startOfWord(word).startsWith('-'))
  const texts = plain.map((word) => textOfWord(word) ?? '')
  const path = texts.filter((text) => !tracks.test(text))
  for (let length = Math.min(6, path.length); length >= 2; length--) {
    const found = policyFlagsOf(path.slice(0, length).join(' ')).flatMap(({at, api, version, message}) => {
      const behind = plain.slice(texts.length - path.length + length)
      const given = typeof at === 'number' ? positional(behind[at]) : option(words, at)
      return given ? [{...given, message: {api, version, message}}] : []
    })
    if (found.length > 0) return found
  }
  return []
}

function positional(word: Word | undefined): Pick<GivenFile, 'word' | 'flag'> | undefined {
  return word && {word, flag: ''}
}

function option(words: readonly Word[], name: string): Pick<GivenFile, 'word' | 'flag'> | undefined {
  const at = words.findIndex((word) => startOfWord(word).split('=')[0] === name)
  const word = words[at]
  if (!word) return undefined
  if (startOfWord(word).startsWith(`${name}=`)) return {word, flag: `${name}=`}
  return positional(words[at + 1])
}

/** A word as it is written. */
function nameOf({code}: CodeBlock, {start, end}: Word): string {
  return code.slice(start, end)
}

/** What was written to a name last before an offset of a block: `cat > "$policy" <<EOF`. */
function lastWritten(
  blocks: readonly CodeBlock[],
  file: string,
  before: {readonly block: CodeBlock; readonly start: number},
): PolicyUse['written'] {
  const page = before.block.fence.place.file
  const earlier = blocks.slice(0, blocks.indexOf(before.block) + 1)
  const found = earlier
    .filter(({fence}) => fence.place.file === page)
    .flatMap((block) =>
      (block.shell?.commands ?? []).flatMap((command) => {
        const target = command.redirects.find(({operator}) => /^>\|?$/.test(operator))?.target
        const document = command.redirects.find((redirect) => redirect.document)?.document
        const isLate = block === before.block && command.start > before.start
        if (!target || !document || isLate) return []
        if (nameOf(block, target).replace(/^["']|["']$/g, '') !== file) return []
        const {start, end} = document
        return [{block, start, text: block.code.slice(start, end)}]
      }),
    )
  return found.at(-1)
}
