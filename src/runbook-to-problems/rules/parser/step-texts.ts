import {bash, type ParserText, pageWith, step} from './example.ts'

const run = bash('true')

/** Rules about a step's opening line and what stands between steps. */
export const stepTexts = {
  'attribute-duplicate': {
    explain: 'Markdown keeps the last one and says nothing. The author meant one of the two.',
    wrong: step('#look .read timeout=1m timeout=2m', run),
    right: step('#look .read timeout=2m', run),
  },
  'attribute-unknown': {
    explain:
      'An attribute that nobody reads does nothing: a mistyped `timeout` leaves the default of five minutes.',
    wrong: step('#look .read timout=30m', run),
    right: step('#look .read timeout=30m', run),
  },
  'attribute-value': {
    explain: 'A value of another form would be guessed or left out.',
    wrong: step('#look .read timeout=soon', run),
    right: step('#look .read timeout=30s', run),
  },
  'condition-unknown': {
    explain: 'The condition could never be decided, so the step would stop the run.',
    wrong: pageWith(step('#look .read when="MODE=full"', run)),
    right: pageWith(
      step('#look .read when="MODE=full"', run),
      'inputs: {MODE: {type: choice, choices: [full, part], description: How much}}\n',
    ),
  },
  'needs-order': {
    explain:
      'The order of the page is the order of the run. A step that needs a later one could never start.',
    wrong: step('#look .read needs=later', run),
    right: `${step('#first .read', run)}\n\n${step('#look .read needs=first', run)}`,
  },
  'retry-needs-verify': {
    explain: 'An attempt that failed may have done its work. Only a verify can say whether to do it again.',
    wrong: step('#touch .change retry=3', run),
    right: step('#touch .change retry=3', run, bash('true', 'verify')),
  },
  'step-id': {
    explain: 'Links, evidence and resume hang on the id. It must not change, and it must be one.',
    wrong: step('.read', run),
    right: step('#look .read', run),
  },
  'step-nested': {
    explain: 'A step inside another box runs in an order that the page does not show.',
    wrong: `::::note\n${step('#look .read', run)}\n::::`,
    right: step('#look .read', run),
  },
  'step-risk': {
    explain: 'The risk decides who is asked before the step runs. No default would be safe.',
    wrong: step('#look', run),
    right: step('#look .read', run),
  },
  'step-title': {
    explain: 'The title is what the operator reads in the list, at the prompt and in the report.',
    wrong: `:::step{#look .read}\n${run}\n:::`,
    right: step('#look .read', run),
  },
} as const satisfies Readonly<Record<string, ParserText>>
