import {syntaxRule} from '../code/syntax-rule.ts'

/** A JSON block is JSON. */
export const jsonSyntax = syntaxRule({
  id: 'json-syntax',
  languages: ['json'],
  asks: 'A JSON block is one JSON document, or one in each line.',
  explain:
    'Tools refuse a trailing comma or a comment. A block that shows only a part of a document, with `…` or `...` in it, is left alone.',
  hint: 'Correct the document, or mark the fence `text`.',
  wrong: '```json\n{"name": "a",}\n```',
  right: '```json\n{"name": "a"}\n```',
})
