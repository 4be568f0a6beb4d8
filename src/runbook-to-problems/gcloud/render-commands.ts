import type {SampledWord} from './sample-words.ts'

/** Options that never take the next word. */
const alone =
  /^--(?:no-.*|quiet|async|help|version|log-http|verbose|all|uri|force|dry-run|validate-only|simple-list|sort-by-.*)$/

/**
 * The command as one text for gcloud's checker, which cuts at `#`, moves options to the end, and joins an option
 * with the word after it. So options come last here, with their values after `=`; where the text leaves open
 * whether an option takes the next word, there is a text for each reading.
 */
export function renderCommands(words: readonly SampledWord[]): readonly string[] {
  const greedy = arrange(words, true)
  const plain = arrange(words, false)
  return greedy === plain ? [greedy] : [greedy, plain]
}

function arrange(words: readonly SampledWord[], isGreedy: boolean): string {
  const plain: string[] = []
  const options: string[] = []
  for (let at = 0; at < words.length; at++) {
    const {text} = words[at]!
    const next = words[at + 1]?.text
    // The checker does not know the short form of `--quiet` before a command.
    if (text === '-q') options.push('--quiet')
    else if (!text.startsWith('--')) plain.push(quote(text))
    else if (text.includes('=')) options.push(option(text))
    else if (isGreedy && next !== undefined && !next.startsWith('-') && !alone.test(text)) {
      options.push(option(`${text}=${next}`))
      at += 1
    } else options.push(text)
  }
  return ['gcloud', ...plain, ...options].join(' ')
}

/** An empty value would be lost with its `=`. */
function option(text: string): string {
  const [, name = '', value = ''] = /^(--[^=]*)=(.*)$/s.exec(text) ?? []
  return `${name}=${quote(value === '' ? 'sample0' : value)}`
}

function quote(text: string): string {
  const safe = text.replace(/#/g, '_').replace(/[\r\n]+/g, ' ')
  return /^[\w@%+=:,./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", `'"'"'`)}'`
}
