import * as z from 'zod'
import {readYaml} from '../../markdown-to-runbook/yaml-places.ts'
import {environmentSchema} from '../../model/environment.ts'
import {inputSchema} from '../../model/input.ts'
import type {PageRule} from '../rule.ts'
import {schemaFindings} from './data/data-invalid.ts'
import {quoteFindings} from './data/environment-value.ts'

const environmentKeys = Object.keys(environmentSchema.shape)
const examples = [
  {
    schema: environmentSchema.partial(),
    isIt: (keys: readonly string[]) =>
      keys.every((key) => environmentKeys.includes(key)) &&
      keys.some((key) => /^(?:values|secrets|on)$/.test(key)),
  },
  {
    schema: z.strictObject({inputs: z.record(z.string(), inputSchema)}),
    isIt: (keys: readonly string[]) => keys.length === 1 && keys[0] === 'inputs',
  },
]

/** An environment or an input that a page shows has the form of one. */
export const exampleInvalid: PageRule = {
  id: 'example-invalid',
  severity: 'error',
  asks: 'A YAML block that shows an environment or inputs has their form.',
  explain: 'Somebody copies it. A line that lost its colon is still YAML, and no environment any more.',
  file: 'docs/example.md',
  wrong: '```yaml\nvalues:\n  PROJECT aiprod\n```',
  right: '```yaml\nvalues:\n  PROJECT: aiprod\n```',
  check({runbook, file}, {project}) {
    if (!project) return []
    const blocks = runbook.fences.filter(({language}) => language === 'yaml')
    return blocks.flatMap(({code, codeLine}) => {
      const yaml = readYaml(code, file, codeLine - 1)
      const keys = Object.keys(yaml.value ?? {})
      const example = examples.find(({isIt}) => isIt(keys))
      if (!example) return []
      // A part of an environment need not give what its commands use.
      return [...schemaFindings(yaml, example.schema), ...quoteFindings(yaml)]
    })
  },
}
