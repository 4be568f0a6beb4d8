import type {z} from 'zod'
import type {Call} from '../route.ts'
import {ApiError} from './api-error.ts'

/** The request's JSON through a schema. Throws ApiError 400 that names what does not fit. */
export function readBody<Schema extends z.ZodType>(call: Call, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(call.body))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new ApiError('INVALID_ARGUMENT', `Invalid JSON payload received. ${faults.join('; ')}`, 'badRequest')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text || '{}')
  } catch (cause) {
    throw new ApiError(
      'INVALID_ARGUMENT',
      `Invalid JSON payload received. ${(cause as Error).message}`,
      'parseError',
    )
  }
}
