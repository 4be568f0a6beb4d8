import {application} from '../../postgres/connection.ts'
import type {Google} from '../google.ts'

/** A server with the data that the primary has now, which refuses to write. What is written later does not follow. */
export async function makeReplica({postgres}: Google, primary: string, name: string): Promise<void> {
  const replica = await postgres.clone(primary, name)
  await replica.query(`ALTER DATABASE ${application} SET default_transaction_read_only = on`)
}
