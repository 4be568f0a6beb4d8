import type pg from 'pg'

/** Runs a dump as this role. Throws Error with PostgreSQL's reason, and leaves nothing behind then. */
export async function loadDump(
  client: pg.Client,
  {dump, role}: {readonly dump: string; readonly role: string},
): Promise<void> {
  await client.query(`SET ROLE ${client.escapeIdentifier(role)}`)
  await client.query(dump)
}
