import type {MutationKind, Site} from './mutation.ts'
import {pagesOf} from './read-corpus.ts'

interface StepText {
  readonly file: string
  readonly id: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The steps of each runbook, in order. */
function stepsOf(corpus: Parameters<MutationKind['sites']>[0]): readonly (readonly StepText[])[] {
  return pagesOf(corpus)
    .filter(({file}) => file.startsWith('runbooks/'))
    .map(({file, text, nodes}) =>
      nodes.flatMap((node): readonly StepText[] => {
        if (node.type !== 'containerDirective' || !node.position || !node.attributes?.id) return []
        const [start, end] = [node.position.start.offset!, node.position.end.offset!]
        return [{file, id: node.attributes.id, start, end, text: text.slice(start, end)}]
      }),
    )
}

function perStep(
  name: string,
  make: (step: StepText, all: readonly StepText[]) => readonly Site[],
): MutationKind {
  return {name, sites: (corpus) => stepsOf(corpus).flatMap((all) => all.flatMap((step) => make(step, all)))}
}

/** What a pattern finds in a step. */
function inStep(
  name: string,
  pattern: RegExp,
  write: (text: string, step: StepText, all: readonly StepText[]) => Site['write'],
): MutationKind {
  return perStep(name, (step, all) =>
    [...step.text.matchAll(pattern)].map((match) => ({
      ...{file: step.file, names: [step.id]},
      ...{start: step.start + match.index, end: step.start + match.index + match[0].length},
      write: write(match[0], step, all),
    })),
  )
}

const whole = perStep('step: gone, and other places name it', (step, all) => {
  const isNamed = all.some(
    ({text, id}) => id !== step.id && new RegExp(`needs=[\\w,-]*\\b${step.id}\\b`).test(text),
  )
  const [, capture] = /^```\w+ (?:capture|secret)=(\w+)/m.exec(step.text) ?? []
  const isUsed = capture && all.some(({text, id}) => id !== step.id && text.includes(`$${capture}`))
  if (!isNamed && !isUsed) return []
  return [
    {
      file: step.file,
      start: step.start,
      end: step.end,
      names: [step.id, capture ?? step.id],
      write: () => '',
    },
  ]
})

const capture = perStep('capture: gone, and later steps use it', (step, all) =>
  [...step.text.matchAll(/(?<=^```\w+) (?:capture|secret)=(\w+)/gm)].flatMap((match) => {
    const name = match[1]!
    if (!all.some(({text, id}) => id !== step.id && text.includes(`$${name}`))) return []
    const at = step.start + match.index
    return [{file: step.file, start: at, end: at + match[0].length, names: [name], write: () => ''}]
  }),
)

/** Damage to what stands in relation: order, needs, conditions and doubled names. */
export const orderKinds: readonly MutationKind[] = [
  whole,
  capture,
  inStep('step: the id of another one', /(?<=^:::step\[.*\]\{#)[\w-]+/g, (_text, step, all) => () => {
    const other = all.find(({id}) => id !== step.id)
    return other?.id
  }),
  inStep('step: it needs a later one', /(?<=^:::step\[.*\]\{#[\w-]+ )(?=\.)/g, (_text, step, all) => () => {
    const later = all[all.indexOf(step) + 1]
    return later && `needs=${later.id} `
  }),
  inStep(
    'step: its risk is understated',
    /(?<=^:::step\[.*) \.(?:change|destructive)\b/g,
    () => () => ' .read',
  ),
  inStep(
    'fence: a role twice in a step',
    /^```bash verify[^\n]*\n[\s\S]*?^```\n/gm,
    (text) => () => text + text,
  ),
]
