import * as z from 'zod'
import {componentsFileSchema} from '../../src/model/component.ts'
import {contactsFileSchema} from '../../src/model/contacts.ts'
import {drillsFileSchema} from '../../src/model/drill.ts'
import {planFileSchema} from '../../src/model/plan-task.ts'
import {searchWordsFileSchema} from '../../src/model/search-words.ts'
import {slaFileSchema} from '../../src/model/sla-metric.ts'

const schemas = {
  plan: planFileSchema,
  sla: slaFileSchema,
  contacts: contactsFileSchema,
  components: componentsFileSchema,
  drills: drillsFileSchema,
  'search-words': searchWordsFileSchema,
}

/**
 * The form of each file of docs/_data as JSON Schema, by the name of the file: what authors write, so that an editor can
 * complete and check it. What JSON Schema cannot say, `runbook verify` still checks.
 */
export function dataSchemas(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema, {io: 'input'})]),
  )
}
