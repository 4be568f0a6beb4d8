import {syntaxRule} from '../code/syntax-rule.ts'

/** Python compiles the block. */
export const pythonSyntax = syntaxRule({
  id: 'python-syntax',
  languages: ['python'],
  asks: 'A Python block is valid Python 3.',
  explain:
    'The verdict is that of `python3` on this machine, which parses the text and executes nothing. Where there is none, a note says so.',
  hint: 'Correct the line.',
  wrong: '```python\nprint("hello"\n```',
  right: '```python\nprint("hello")\n```',
})
