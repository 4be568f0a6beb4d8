import {syntaxRule} from '../code/syntax-rule.ts'

/** A shell reads the block without a syntax error. */
export const shellSyntax = syntaxRule({
  id: 'shell-syntax',
  languages: ['bash', 'sh'],
  asks: 'A shell block is valid for its shell.',
  explain:
    'Two parsers must refuse a block before this is reported: one that names the exact place, and the shell itself, which only reads (`bash -n`). Nothing is executed.',
  hint: 'Correct the line; `bash -n` shows the same.',
  wrong: '```bash\nif true; then echo yes\n```',
  right: '```bash\nif true; then echo yes; fi\n```',
})
