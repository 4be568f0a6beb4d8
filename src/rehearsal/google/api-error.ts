import type {Reply} from '../route.ts'

/** Google's canonical codes that the world uses, with their HTTP status. */
const httpStatus = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  ABORTED: 409,
  INTERNAL: 500,
} as const

/** A canonical error code of Google's APIs. */
export type ErrorCode = keyof typeof httpStatus

/** An error answer of an API: routes throw it, the dispatcher turns it into Google's error JSON. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ErrorCode
  /** The older APIs' word for it, such as `instanceDoesNotExist`. */
  readonly reason: string

  constructor(code: ErrorCode, message: string, reason: string = code) {
    super(message)
    this.code = code
    this.reason = reason
  }
}

/** The error JSON that both generations of Google's clients read. */
export function renderError(error: ApiError): Reply {
  const {code, message, reason} = error
  const status = httpStatus[code]
  return {
    status,
    body: {error: {code: status, message, status: code, errors: [{message, domain: 'global', reason}]}},
  }
}
