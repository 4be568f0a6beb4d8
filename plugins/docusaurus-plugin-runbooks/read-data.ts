import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {parse} from 'yaml'
import type {z} from 'zod'
import {RunbookError} from '../../src/model/runbook-error.ts'

/**
 * Reads one YAML file that pages share and gives what its schema makes of it.
 * Throws RunbookError that names the file and every value the schema refuses.
 */
export async function readData<Schema extends z.ZodType>(
  siteDir: string,
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const result = schema.safeParse(parse(await readFile(path.join(siteDir, file), 'utf8')))
  if (result.success) return result.data
  const list = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')
  throw new RunbookError(`${file} does not have the expected form:\n${list}`, {hint: `Correct ${file}.`})
}
