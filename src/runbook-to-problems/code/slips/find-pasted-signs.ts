import type {Finding} from '../../rule.ts'
import type {CodeBlock} from '../code-block.ts'
import {findingAt} from '../code-rule.ts'
import {bareCode} from './bare-code.ts'

/** What a word processor or a web page writes in place of a sign of the shell. */
const shapes = [
  {shape: /[“”„‟‘’‚‛«»]/, name: 'a typographic quote', hint: 'Write `"` or `\'`.'},
  {shape: /(?<=\s)[‐-―−](?=[\w-])/, name: 'a typographic dash', hint: 'Write `-` or `--`.'},
  {
    shape: /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/,
    name: 'a space that no shell takes for one',
    hint: 'Write a plain space.',
  },
] as const

/** Typographic signs outside of quotes: to the shell they are letters of a word. */
export function findPastedSigns(block: CodeBlock): readonly Finding[] {
  let start = 0
  return bareCode(block)
    .split('\n')
    .flatMap((line) => {
      const at = start
      start += line.length + 1
      return shapes.flatMap(({shape, name, hint}) => {
        const found = shape.exec(line)
        if (!found) return []
        return [
          findingAt(block, at + found.index, {message: `This line has ${name} outside of quotes.`, hint}),
        ]
      })
    })
}
