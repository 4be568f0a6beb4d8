import {bash, type ParserText, step} from './example.ts'

const look = step('#look .read', bash('true'))

/** Rules about the lines of colons. */
export const directiveTexts = {
  'directive-colons': {
    explain: 'With two colons Markdown reads another thing, and the step is not there.',
    wrong: '::step[Look]{#look .read}',
    right: look,
  },
  'directive-depth': {
    explain:
      'Open directives inside each other cost the parser more than quadratic time: 30 KB of them took 48 seconds.',
    wrong: ':::step[Look]{#look .read}\n'.repeat(9),
    right: look,
  },
  'directive-nesting': {
    explain: 'Inner and outer directive end at the same line, so the rest of the outer one is outside of it.',
    wrong: ':::step[Look]{#look .read}\n:::note\nCareful.\n:::\nMore.',
    right: '::::step[Look]{#look .read}\n:::note\nCareful.\n:::\nMore.\n::::',
  },
  'directive-stray-close': {
    explain: 'It is text on the page, and it says that an opening line above is missing or mistyped.',
    wrong: `${look}\n\n:::\n`,
    right: look,
  },
  'directive-text': {
    explain:
      'Markdown reads the line as a paragraph and says nothing. The step does not exist, and nothing runs it.',
    wrong: ':::step[Look] {#look .read}\nText.\n:::',
    right: ':::step[Look]{#look .read}\nText.\n:::',
  },
  'directive-unclosed': {
    explain: 'The step swallows the rest of the page, its steps included.',
    wrong: ':::step[Look]{#look .read}\nText.',
    right: ':::step[Look]{#look .read}\nText.\n:::',
  },
  'directive-unknown': {
    explain: 'The site shows a plain box or nothing, and a mistyped `step` is no step.',
    wrong: ':::stepp[Look]{#look .read}\nText.\n:::\n\n:::step[B]{#b .read}\n:::',
    right: ':::step[Look]{#look .read}\nText.\n:::',
  },
} as const satisfies Readonly<Record<string, ParserText>>
