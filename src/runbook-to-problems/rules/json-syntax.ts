import {syntaxRule} from '../code/syntax-rule.ts'

/** A JSON block is JSON. */
export const jsonSyntax = syntaxRule({
  id: 'json-syntax',
  languages: ['json'],
  asks: 'A JSON block is one JSON document, or one in each line.',
  explain:
    'Tools refuse a lost sign, a trailing comma or a comment. A block that shows only a part of a document, with `…` or `...` in it, is left alone. On a page of somebody else a trailing comma is a warning: many tools allow it.',
  hint: 'Correct the document, or mark the fence `text`.',
  wrong: '```json\n{"name" "a"}\n```',
  right: '```json\n{"name": "a"}\n```',
})
