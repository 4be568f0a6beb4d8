import {alwaysThere, builtins} from '../shell/known-commands.ts'
import {unwrap} from '../shell/unwrap.ts'
import type {CheckedCommand, CommandLevel} from '../verdict.ts'
import {type CodeBlock, isShell} from './code-block.ts'

/** How far a tool's own parser came with the command at an offset. */
export interface ToolCheck {
  readonly level: CommandLevel
  readonly checkedAs: string
}

/** What is known besides the text. */
export interface CommandFacts {
  /** By block and offset. */
  readonly checked: ReadonlyMap<CodeBlock, ReadonlyMap<number, ToolCheck>>
  /** True when a rehearsal ran this role of this step with exactly this text. */
  readonly isRehearsed: (block: CodeBlock) => boolean
}

/** Every program that the blocks of a page call, and how far each call was proven. */
export function listCommands(blocks: readonly CodeBlock[], facts: CommandFacts): readonly CheckedCommand[] {
  return blocks.filter(isShell).flatMap((block) => {
    const isRehearsed = block.step !== undefined && facts.isRehearsed(block)
    return (block.shell?.commands ?? []).map(unwrap).flatMap(({name, words, command}) => {
      if (name === undefined || builtins.has(name) || block.shell?.functions.has(name)) return []
      const start = words[0]?.start ?? command.start
      const check = facts.checked.get(block)?.get(start) ?? {level: plainLevel(name, block), checkedAs: ''}
      const {file, line} = block.placeOf(start)
      return [{file, line, tool: name, ...check, ...(isRehearsed && {level: 'rehearsed' as const})}]
    })
  })
}

/** Known: the tool is declared, and every variable of the block has a value. */
function plainLevel(name: string, {requires, scope, shell}: CodeBlock): CommandLevel {
  if (!scope || !shell) return 'parsed'
  const isDeclared = alwaysThere.has(name) || requires?.has(name) === true
  const isDefined = shell.expansions.every((use) => shell.defined.has(use.name) || scope.names.has(use.name))
  return isDeclared && isDefined ? 'known' : 'parsed'
}
