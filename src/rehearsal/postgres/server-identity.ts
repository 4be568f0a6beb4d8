import {chown} from 'node:fs/promises'

/** Numeric user and group under which the servers run. */
export interface ServerIdentity {
  readonly uid: number
  readonly gid: number
}

const nobody: ServerIdentity = {uid: 65534, gid: 65534}

/**
 * PostgreSQL refuses to run as root, so root's servers run as nobody.
 * Undefined = the caller is an ordinary user and the servers run as that user.
 */
export function serverIdentity(uid: number | undefined = process.getuid?.()): ServerIdentity | undefined {
  return uid === 0 ? nobody : undefined
}

/** Gives one file or folder to the servers' user. */
export async function giveToServer(path: string, identity: ServerIdentity | undefined): Promise<void> {
  if (identity) await chown(path, identity.uid, identity.gid)
}
