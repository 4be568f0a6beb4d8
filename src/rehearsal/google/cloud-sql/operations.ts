import {randomUUID} from 'node:crypto'
import {ok, type Route, route} from '../../route.ts'
import {ApiError} from '../api-error.ts'
import type {Google} from '../google.ts'
import type {SqlOperation} from './sql-resource.ts'

/** What an operation is and does. */
export interface OperationWork {
  readonly type: string
  /** Name of the instance that it changes; only one operation at a time runs on it. */
  readonly target: string
  readonly backupId?: string
  /** True when a fault asks for an error instead of the work. */
  readonly fail: boolean
  readonly work: () => Promise<void>
  /** Puts the resources into the state that a failure leaves behind. */
  readonly failed?: () => void
}

/** Refuses with 409 while another operation runs on the instance, as Cloud SQL does. */
export function requireIdle({store}: Google, target: string): void {
  const busy = [...store.operations.values()].find((one) => one.targetId === target && one.status !== 'DONE')
  if (!busy) return
  throw new ApiError(
    'ABORTED',
    `Another operation (${busy.operationType}) is already in progress on ${target}.`,
    'operationInProgress',
  )
}

/** Starts the work in the background and gives the operation as it stands at once. */
export function startOperation(google: Google, options: OperationWork): object {
  requireIdle(google, options.target)
  const operation: SqlOperation = {
    name: randomUUID(),
    operationType: options.type,
    targetId: options.target,
    insertTime: new Date().toISOString(),
    status: 'PENDING',
    ...(options.backupId && {backupContext: {kind: 'sql#backupContext', backupId: options.backupId}}),
  }
  google.store.operations.set(operation.name, operation)
  setImmediate(() => void performOperation(operation, options))
  return renderOperation(google, operation)
}

async function performOperation(operation: SqlOperation, options: OperationWork): Promise<void> {
  operation.status = 'RUNNING'
  operation.startTime = new Date().toISOString()
  try {
    if (options.fail) throw new Error('The rehearsal was asked to let this operation fail.')
    await options.work()
  } catch (cause) {
    options.failed?.()
    const message = cause instanceof Error ? cause.message : String(cause)
    operation.error = {
      kind: 'sql#operationErrors',
      errors: [{kind: 'sql#operationError', code: 'INTERNAL_ERROR', message}],
    }
  }
  operation.endTime = new Date().toISOString()
  operation.status = 'DONE'
}

function renderOperation({store}: Google, operation: SqlOperation): object {
  return {kind: 'sql#operation', targetProject: store.project.id, ...operation}
}

/** `operations.get` and `operations.list`. */
export function operationRoutes(google: Google, base: string): Route[] {
  const {operations} = google.store
  return [
    route('GET', `${base}/operations`, ({query}) => {
      const instance = query.get('instance')
      const items = [...operations.values()].filter((one) => !instance || one.targetId === instance).reverse()
      return ok({kind: 'sql#operationsList', items: items.map((one) => renderOperation(google, one))})
    }),
    route('GET', `${base}/operations/{operation}`, ({params}) => {
      const operation = operations.get(params.operation!)
      if (operation) return ok(renderOperation(google, operation))
      throw new ApiError('NOT_FOUND', 'The Cloud SQL operation does not exist.', 'operationDoesNotExist')
    }),
  ]
}
