import type {Finding} from '../../rule.ts'
import {type CodeBlock, textAt} from '../code-block.ts'
import {findingAt} from '../code-rule.ts'
import {bareCode} from './bare-code.ts'

/** Assignments that give nobody a value. */
export function findLostValues(block: CodeBlock): readonly Finding[] {
  return [...detachedValues(block), ...(block.step ? unreadNames(block) : [])]
}

/** ex: `state= $(gcloud …)`, which runs what gcloud prints */
function detachedValues(block: CodeBlock): readonly Finding[] {
  return (block.shell?.commands ?? []).flatMap(({words: [first]}) => {
    if (!first || !/^["'$\d]/.test(textAt(block, first))) return []
    const [, name] = /(?:^|[\s;&|(])(\w+)=[ \t]+$/.exec(block.code.slice(0, first.start)) ?? []
    if (name === undefined || name === 'IFS') return []
    const message = `\`${name}=\` is empty here, and the word behind the space is run as a program.`
    return [findingAt(block, first.start, {message, hint: `Take out the space behind \`${name}=\`.`})]
  })
}

/** A block of a step is a shell of its own: what it assigns and does not read is read by nobody. */
function unreadNames(block: CodeBlock): readonly Finding[] {
  const {code, shell} = block
  if (
    !shell?.isWhole ||
    /\b(?:eval|source|export|declare|typeset|readonly|env|set -a)\b|(?:^|\n)\. /.test(code)
  )
    return []
  return [...bareCode(block).matchAll(/(?<=^[ \t]*|[;&|] )([a-z][a-z_\d]*)\+?=/gm)].flatMap(
    ({1: name, index}) => {
      const reads = code.match(new RegExp(`(?<![\\w-])${name}(?![\\w-]|\\+?=(?!=))`, 'g'))
      if (reads || !shell.defined.has(name!) || isPrefix(block, index)) return []
      const message = `Nothing in this block reads \`${name}\`, and no other block can.`
      return [findingAt(block, index, {message, hint: 'Correct the name, or remove the line.'})]
    },
  )
}

/** ex: `name=value program` */
function isPrefix({code, shell}: CodeBlock, start: number): boolean {
  return (shell?.commands ?? []).some(
    ({words: [first], isSubstituted}) =>
      first && !isSubstituted && first.start > start && !/[\n;&|]/.test(code.slice(start, first.start)),
  )
}
