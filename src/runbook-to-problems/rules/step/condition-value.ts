import {nearest} from '../../../../plugins/remark-runbook/index.ts'
import type {PageRule} from '../../rule.ts'
import {pageWith, step} from '../parser/example.ts'

const input = 'inputs:\n  AFTERWARDS: {type: choice, choices: [delete, keep], description: And then}\n'

/** A condition asks for a value that the input can have. */
export const conditionValue: PageRule = {
  id: 'condition-value',
  severity: 'error',
  asks: 'A value in `when` is one of the choices of its input.',
  explain: 'A step whose condition never holds is left out of every run, and nobody is told.',
  wrong: pageWith(step('#look .read when="AFTERWARDS=delet"'), input),
  right: pageWith(step('#look .read when="AFTERWARDS=delete"'), input),
  check({steps, runbook}) {
    return steps.flatMap(({step: {id, when}, places}) => {
      const choices = when && runbook.inputs[when.name]?.choices
      if (!when || !choices || choices.includes(when.value)) return []
      const near = nearest(when.value, choices)
      const message = `Step \`${id}\` asks whether \`${when.name}\` is \`${when.value}\`, which is none of its choices.`
      const hint = near ? `Did you mean \`${near}\`?` : `Write one of ${choices.join(', ')}.`
      return [{place: places.when!, message, hint}]
    })
  },
}
