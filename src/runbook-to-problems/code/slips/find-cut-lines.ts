import type {Finding} from '../../rule.ts'
import type {CodeBlock} from '../code-block.ts'
import {findingAt} from '../code-rule.ts'

/** Lines that end in the middle of a command, and that the shell accepts. */
export function findCutLines(block: CodeBlock): readonly Finding[] {
  return [...spacesBehind(block), ...openEnds(block), ...lostAlternatives(block)]
}

/** ex: a backslash, a space and the end of the line: the next line is a command of its own */
function spacesBehind(block: CodeBlock): readonly Finding[] {
  return linesEnding(block, /(?<=\S\s+)\\[ \t]+(?=\n|$)/g).map((start) =>
    findingAt(block, start, {
      message: 'A space behind the backslash: the command ends in this line.',
      hint: 'Take out the space.',
    }),
  )
}

/** ex: a block whose last line ends with a backslash */
function openEnds(block: CodeBlock): readonly Finding[] {
  return linesEnding(block, /(?<=\s)\\\n*$/g).map((start) =>
    findingAt(block, start, {
      message: 'The last line goes on to nothing.',
      hint: 'Take out the backslash, or write what is missing.',
    }),
  )
}

/** ex: `a=$(date) ||`, and in the next line `b=$(date)`: what was to happen after a failure is gone */
function lostAlternatives(block: CodeBlock): readonly Finding[] {
  return linesEnding(block, /\|\|[ \t]*(?=\n(?:if|for|while|until|case|[a-z_]+=\S*)(?:[\s"(]|$))/g).flatMap(
    (start) => {
      const [, next] = /\n(\w+)=/.exec(lineBehind(block.code, start)) ?? []
      if (next !== undefined && new RegExp(`^\\s*${next}=`, 'm').test(block.code.slice(0, start))) return []
      const message = 'The line ends with `||`, and the next one begins something else.'
      return [findingAt(block, start, {message, hint: 'Write what follows a failure, ex: `|| exit 2`.'})]
    },
  )
}

function lineBehind(code: string, start: number): string {
  return /\n[^\n]*/.exec(code.slice(start))?.[0] ?? ''
}

/** Places of code alone: quoted texts and here-documents over several lines are left out. */
function linesEnding({code, shell}: CodeBlock, shape: RegExp): readonly number[] {
  const texts = shell?.texts ?? []
  return [...code.matchAll(shape)]
    .map(({index}) => index)
    .filter((at) => !/^\s*#/.test(code.slice(code.lastIndexOf('\n', at - 1) + 1, at)))
    .filter((at) => !texts.some(({start, end}) => at >= start && at < end))
}
