import * as z from 'zod'
import type {PropRunbook} from '../../src/model/prop-runbook.ts'
import {publishedRunbooksSchema} from '../../src/model/published-runbooks.ts'
import {dataSchemas} from './data-schemas.ts'

/**
 * Files beside the pages that other programs read: the runbooks with their evidence, and the schemas of what we publish
 * and write. Throws when the runbooks are not of the form that is published.
 */
export function publishedFiles(runbooks: readonly PropRunbook[]): Readonly<Record<string, string>> {
  const published = {version: 1, $schema: 'schemas/runbooks.json', runbooks}
  const all = {...dataSchemas(), runbooks: z.toJSONSchema(publishedRunbooksSchema)}
  const schemas = Object.entries(all).map(([name, schema]) => [
    `schemas/${name}.json`,
    JSON.stringify(schema, undefined, 2),
  ])
  return {
    'runbooks.json': JSON.stringify(publishedRunbooksSchema.parse(published)),
    ...Object.fromEntries(schemas),
  }
}
