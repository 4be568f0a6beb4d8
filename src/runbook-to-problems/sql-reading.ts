import type {Risk} from '../model/runbook.ts'
import type {SqlName} from './sql/read-sql-names.ts'

/** What PostgreSQL's own parser says of a SQL block. */
export interface SqlReading {
  readonly statements: readonly SqlStatement[]
  /** Functions, types, tables, operators and columns that they use. */
  readonly names: readonly SqlName[]
}

/** One statement. */
export interface SqlStatement {
  /** The parser's name of it, ex: `DropStmt`. */
  readonly kind: string
  readonly hasWhere: boolean
  /** Offset in the block's code, in UTF-16 units. */
  readonly start: number
}

const readKinds =
  /^(?:SelectStmt|ExplainStmt|VariableSetStmt|VariableShowStmt|TransactionStmt|CopyStmt|DeclareCursorStmt|FetchStmt|ClosePortalStmt|CheckPointStmt|DiscardStmt|DeallocateStmt|PrepareStmt|ExecuteStmt|LockStmt|ListenStmt|UnlistenStmt|NotifyStmt|DoStmt|CallStmt|LoadStmt)$/

/** The least risk that a step with this statement has. */
export function riskOfStatement({kind, hasWhere}: SqlStatement): Risk {
  if (/^(?:Drop\w*Stmt|TruncateStmt)$/.test(kind)) return 'destructive'
  if (kind === 'DeleteStmt' && !hasWhere) return 'destructive'
  return readKinds.test(kind) ? 'read' : 'change'
}

const changes =
  /^(?:pg_(?:terminate|cancel)_backend|pg_(?:reload_conf|promote|switch_wal|rotate_logfile|create_restore_point|wal_replay_(?:pause|resume)|backup_(?:start|stop)|import_system_collations|stat_reset\w*|create_\w*replication_slot|replication_slot_advance)|setval|nextval|lo_(?:create|import|put|from_bytea))$/
const destroys = /^(?:pg_drop_replication_slot|lo_unlink)$/

/** The least risk that a step has whose SQL calls one of PostgreSQL's own functions: to call it looks like reading. */
export function riskOfFunction(name: string): Risk {
  if (destroys.test(name)) return 'destructive'
  return changes.test(name) ? 'change' : 'read'
}
