import type {z} from 'zod'
import {componentsFileSchema} from '../../../model/component.ts'
import {contactsFileSchema} from '../../../model/contacts.ts'
import {drillsFileSchema} from '../../../model/drill.ts'
import {environmentSchema} from '../../../model/environment.ts'
import {planFileSchema} from '../../../model/plan-task.ts'
import {searchWordsFileSchema} from '../../../model/search-words.ts'
import {slaFileSchema} from '../../../model/sla-metric.ts'

const byFile: Readonly<Record<string, z.ZodType>> = {
  'docs/_data/plan.yaml': planFileSchema,
  'docs/_data/sla.yaml': slaFileSchema,
  'docs/_data/contacts.yaml': contactsFileSchema,
  'docs/_data/components.yaml': componentsFileSchema,
  'docs/_data/drills.yaml': drillsFileSchema,
  'docs/_data/search-words.yaml': searchWordsFileSchema,
}

/** The schema of a data file; undefined for one that nothing reads. */
export function schemaOf(file: string): z.ZodType | undefined {
  return file.startsWith('runbooks/_environments/') ? environmentSchema : byFile[file]
}
