import {nearest} from '../../../plugins/remark-runbook/index.ts'
import {type CodeBlock, isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import type {Finding} from '../rule.ts'
import {startOfWord, textOfWord, type Word} from '../shell/shell-tree.ts'
import {toolOptions} from '../shell/tool-options.ts'
import {unwrap} from '../shell/unwrap.ts'
import {bash, step} from './parser/example.ts'

/** A long option is one that its tool, or its script of the repository, has. */
export const toolOptionUnknown: CodeRule = {
  id: 'tool-option-unknown',
  severity: 'error',
  asks: 'A long option of gitleaks, pip-audit, schemathesis or a script of the repository is one that it has.',
  explain:
    'The tool ends with a usage text and looks at nothing. A script of the repository has the options that its own text names; an option of a tool that is far from every known one may be newer than the list, and is a warning.',
  wrong: step('#look .read', bash('gitleaks git --redcat .')),
  right: step('#look .read', bash('gitleaks git --redact .')),
  checkBlock(block) {
    if (!isShell(block) || !(block.step || block.isOurs)) return []
    return (block.shell?.commands ?? []).map(unwrap).flatMap(({name = '', words}) => {
      const known = Object.hasOwn(toolOptions, name) ? toolOptions[name]! : undefined
      return known ? unknownOnes(words.slice(1), {name, known}, block) : scriptOnes(words, block)
    })
  },
}

interface Known {
  readonly name: string
  readonly known: ReadonlySet<string>
  readonly isWhole?: boolean
}

function unknownOnes(
  words: readonly Word[],
  {name, known, isWhole = false}: Known,
  block: CodeBlock,
): readonly Finding[] {
  const end = words.findIndex((word) => textOfWord(word) === '--')
  return words.slice(0, end === -1 ? undefined : end).flatMap((word) => {
    const [, option] = /^--([a-z0-9][\w.-]*)/i.exec(startOfWord(word)) ?? []
    if (option === undefined || known.has(option)) return []
    const near = nearest(option, [...known])
    const message = `\`${name}\` has no option \`--${option}\`.`
    const hint = near ? `Did you mean \`--${near}\`?` : `Name one of: ${[...known].join(', ')}.`
    return [findingAt(block, word.start, {message, hint, severity: near || isWhole ? 'error' : 'warning'})]
  })
}

/** ex: `node scripts/load-test.mjs --rul=…` */
function scriptOnes(words: readonly Word[], block: CodeBlock): readonly Finding[] {
  const at = words.slice(0, 3).findIndex((word) => block.scriptOptions?.has(pathOf(word)))
  if (at === -1) return []
  const name = pathOf(words[at]!)
  return unknownOnes(
    words.slice(at + 1),
    {name, known: block.scriptOptions!.get(name)!, isWhole: true},
    block,
  )
}

function pathOf(word: Word): string {
  return (textOfWord(word) ?? '').replace(/^\.\//, '')
}
