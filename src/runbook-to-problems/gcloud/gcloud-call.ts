import type {CodeBlock} from '../code/code-block.ts'
import {isShell} from '../code/code-block.ts'
import {startOfWord, textOfWord} from '../shell/shell-tree.ts'
import {unwrap} from '../shell/unwrap.ts'
import {renderCommands} from './render-commands.ts'
import {type SampledWord, sampleWords} from './sample-words.ts'

/** One gcloud command of a page, as it is put to gcloud's own parser. */
export interface GcloudCall {
  readonly block: CodeBlock
  /** Offset of `gcloud` in the block's code. */
  readonly start: number
  readonly track: 'GA' | 'beta' | 'alpha' | 'preview'
  /** One for each environment; empty where not even the number of words is known. */
  readonly variants: readonly GcloudVariant[]
}

/** The command with one set of samples. */
export interface GcloudVariant {
  readonly words: readonly SampledWord[]
  readonly isSure: boolean
  /** Texts that mean the same to a shell; gcloud accepts the command when it accepts one of them. */
  readonly texts: readonly string[]
}

/** Every gcloud command of a block that its own parser could read. */
export function findGcloudCalls(block: CodeBlock): readonly GcloudCall[] {
  if (!isShell(block) || !block.shell) return []
  return block.shell.commands.flatMap((command) => {
    const {name, words, through} = unwrap(command)
    if (name !== 'gcloud') return []
    const first = textOfWord(words[1]) ?? ''
    const track = first === 'alpha' || first === 'beta' || first === 'preview' ? first : 'GA'
    const start = words[0]?.start ?? command.start
    // xargs adds words of its own, and a lone `gcloud --version` has nothing to check.
    const isReadable =
      !through.includes('xargs') &&
      words.slice(1).some((word) => !startOfWord(word).startsWith('-')) &&
      (block.step !== undefined || !words.some((word) => isSynopsis(startOfWord(word))))
    const sampled = isReadable ? sampleWords(words.slice(1), block) : undefined
    const variants = (sampled ?? []).map((given) => {
      const own = beforeSeparator(given)
      return {words: own, isSure: own.every(({isSure}) => isSure), texts: renderCommands(own)}
    })
    return [{block, start, track, variants}]
  })
}

/** ex: `gcloud run deploy [--async] …` in a page that explains */
function isSynopsis(text: string): boolean {
  return /^\.{3}$|…|^\[|\]$|^\(/.test(text)
}

/** What stands after `--` goes to another program. */
function beforeSeparator(words: readonly SampledWord[]): readonly SampledWord[] {
  const at = words.findIndex(({text}) => text === '--')
  return at === -1 ? words : words.slice(0, at)
}
