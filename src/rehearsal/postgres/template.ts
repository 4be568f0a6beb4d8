import {randomBytes} from 'node:crypto'
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {application, superuser} from './connection.ts'
import type {PostgresBinaries} from './postgres-binaries.ts'
import {type ProgramContext, runProgram} from './run-program.ts'
import {giveToServer} from './server-identity.ts'
import {hostAccess, renderSettings} from './settings.ts'

// Name of the file in a template that holds the superuser's first password, until a server of the world gets another.
const passwordFile = 'first-password'

const initdbOptions = [
  `--username=${superuser}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--no-sync',
  '--wal-segsize=1',
]

const applicationSql = `CREATE ROLE ${application} LOGIN;
CREATE DATABASE ${application} OWNER ${application};
`

/** What makes two templates differ, besides the build and the user. */
export const templateRecipe: readonly string[] = [...initdbOptions, applicationSql, hostAccess, 'layout 1']

/**
 * Makes a data folder with the application's role (which cannot log in yet) and database.
 * The folder must not exist; the servers' user must be able to pass through its parents.
 */
export async function buildTemplate(
  folder: string,
  binaries: PostgresBinaries,
  context: ProgramContext,
): Promise<void> {
  await mkdir(folder, {mode: 0o700})
  await giveToServer(folder, context.identity)
  const password = randomBytes(24).toString('hex')
  const handedOver = `${folder}.password`
  await writeFile(handedOver, password, {mode: 0o600})
  await giveToServer(handedOver, context.identity)
  const initdb = join(binaries.folder, 'initdb')
  await runProgram([initdb, ...initdbOptions, `--pwfile=${handedOver}`, '--pgdata', folder], context)
  await rm(handedOver)
  await writeFile(join(folder, 'pg_hba.conf'), hostAccess)
  await writeFile(join(folder, 'postgresql.conf'), renderSettings({archive: '/nonexistent'}))
  const alone = [
    join(binaries.folder, 'postgres'),
    '--single',
    '-c',
    'archive_mode=off',
    '-D',
    folder,
    superuser,
  ] as const
  await runProgram(alone, context, applicationSql)
  await writeFile(join(folder, passwordFile), password, {mode: 0o600})
}

/** Takes the superuser's first password out of a copy of a template. */
export async function takeFirstPassword(dataDirectory: string): Promise<string> {
  const password = await readFile(join(dataDirectory, passwordFile), 'utf8')
  await rm(join(dataDirectory, passwordFile))
  return password
}
