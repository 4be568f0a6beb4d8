import {type CodeBlock, isShell, textAt} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Finding} from '../rule.ts'
import {type ShellCommand, textOfWord, type Word} from '../shell/shell-tree.ts'
import {unwrap} from '../shell/unwrap.ts'
import {bash, step} from './parser/example.ts'

/** Programs that read what another one writes. */
const filters = /^(?:sed|grep|sort|uniq|head|tail|awk|cut|tr|wc|jq|base64|tee)$/
/** Programs whose words may well be the names of others. */
const takesNames =
  /^(?:echo|printf|command|type|which|hash|for|case|xargs|find|man|help|alias|local|export|declare|readonly|read|unset)$/
/** What an assignment before them does nothing for. */
const unmoved = /^(?:exit|return|test|echo|break|continue|true|false)$/

/** Between two commands stands an operator. */
export const operatorLost: CodeRule = {
  id: 'operator-lost',
  severity: 'error',
  asks: 'Between two commands on a line stands an operator or a semicolon.',
  explain:
    'Without it the second command is only words of the first: `state=$(gcloud …) exit 2` always ends there, and `gcloud … sed -n p` asks gcloud for something that is called `sed`.',
  wrong: step('#look .read', bash('state=$(cat /etc/hostname) exit 2\necho "$state"')),
  right: step('#look .read', bash('state=$(cat /etc/hostname) || exit 2\necho "$state"')),
  checkBlock(block) {
    if (!isShell(block) || !block.shell || !(block.step || block.isOurs)) return []
    return block.shell.commands.flatMap((command) => {
      const {name = '', words} = unwrap(command)
      if (takesNames.test(name)) return []
      return [...ends(words, block), ...filtered(words, block), ...assigned(command, block)]
    })
  },
}

/** ex: `gcloud … exit 2` */
function ends(words: readonly Word[], block: CodeBlock): readonly Finding[] {
  const [before, last] = words.slice(-2)
  const isEnd =
    words.length > 2 && /^(?:exit|return)$/.test(bare(before, block)) && /^\d+$/.test(bare(last, block))
  return isEnd ? [lost(before!, block)] : []
}

/** ex: `gcloud … sed -n p`, `curl … echo 'no answer'`, `npm ci npm test` */
function filtered(words: readonly Word[], block: CodeBlock): readonly Finding[] {
  const own = bare(words[0], block)
  const at = words.findIndex((word, index) => {
    const name = bare(word, block)
    const next = words[index + 1]
    const isQuoted = /^(?:-[A-Za-z]|['"])/.test(next ? textAt(block, next) : '')
    if (filters.test(name))
      return isQuoted ? index > (filters.test(own) ? 0 : 1) : isLastOf(words, index, own)
    if (name === 'echo' || name === 'printf') return index > 1 && isQuoted
    return index > 1 && next !== undefined && isSibling(name, own) && !isInstalled(words, index)
  })
  return at === -1 ? [] : [lost(words[at]!, block)]
}

/** ex: `npm ci npx a`, and any program that calls itself */
function isSibling(name: string, own: string): boolean {
  const packages = /^(?:npm|npx|pnpm|yarn)$/
  return name.length > 1 && (name === own || (packages.test(name) && packages.test(own)))
}

/** ex: `pip install pip setuptools`, where a program is the name of a package */
function isInstalled(words: readonly Word[], index: number): boolean {
  return words
    .slice(1, index)
    .some((word) =>
      /^(?:i|install|add|update|upgrade|remove|uninstall|run|exec|x|dlx|view|info)$/.test(
        textOfWord(word) ?? '',
      ),
    )
}

/** ex: `head -c 24 /dev/urandom base64`; the first word of grep and sed is no file, and an option may take a word. */
function isLastOf(words: readonly Word[], index: number, own: string): boolean {
  const before = textOfWord(words[index - 1]) ?? ''
  const first = /^(?:grep|sed|awk|tr|jq)$/.test(own) ? 2 : 1
  return filters.test(own) && index >= first && index === words.length - 1 && !before.startsWith('-')
}

/** ex: `state=$(…) exit 2` */
function assigned({start, words}: ShellCommand, block: CodeBlock): readonly Finding[] {
  const isBehind = isAssignment(block.code.slice(0, start))
  return isBehind && unmoved.test(bare(words[0], block)) ? [lost(words[0]!, block)] : []
}

/** True for code that ends with `NAME=value` and a space. A `)` belongs to the `$(` that it closes. */
function isAssignment(code: string): boolean {
  const value = code.replace(/[ \t]+$/, '')
  if (value === code) return false
  const end = value.replace(/"$/, '')
  if (!end.endsWith(')')) return /(?:^|[\n;&|({])[ \t]*\w+=(?:[^\s()]|"[^"\n]*")+$/.test(value)
  let depth = 0
  for (let at = end.length - 1; at > 0; at--) {
    if (end[at] === ')') depth += 1
    if (end[at] === '(' && --depth === 0) return /\w=\S*\$$/.test(end.slice(0, at))
  }
  return false
}

function lost(word: Word, block: CodeBlock): Finding {
  return findingAt(block, word.start, {
    message: `Before \`${textAt(block, word)}\` stands no operator: it is a word of the command before it.`,
    hint: 'Write `||`, `&&`, `|` or `;` before it, or put it into quotes.',
  })
}

/** A word as it is written, where it stands without quotes. */
function bare(word: Word | undefined, block: CodeBlock): string {
  const text = textOfWord(word) ?? ''
  return word && textAt(block, word) === text ? text : ''
}
