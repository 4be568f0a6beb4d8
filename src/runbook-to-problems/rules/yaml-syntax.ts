import {syntaxRule} from '../code/syntax-rule.ts'

/** A YAML block is YAML. */
export const yamlSyntax = syntaxRule({
  id: 'yaml-syntax',
  languages: ['yaml'],
  asks: 'A YAML block is valid YAML, with each key once.',
  explain: 'Tags are read and never acted on; aliases are counted and never multiplied.',
  hint: 'Correct the indentation or the quotes.',
  wrong: '```yaml\nname: a\n  other: b\n```',
  right: '```yaml\nname: a\nother: b\n```',
})
