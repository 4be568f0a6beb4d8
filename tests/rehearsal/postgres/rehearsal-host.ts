import {chmod, mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {PostgresHost} from '../../../src/rehearsal/postgres/contract.ts'
import {memoryFolder} from '../../../src/rehearsal/postgres/memory-folder.ts'
import {openPostgresHost, type PostgresHostOptions} from '../../../src/rehearsal/postgres/postgres-host.ts'

/** A host in a folder of its own, with a marker that no other test has. */
export interface RehearsalHost {
  readonly host: PostgresHost
  readonly root: string
  readonly marker: string
  /** Closes the host and removes the folder; gives what the host had left in it. */
  close(): Promise<readonly string[]>
}

/** A new folder that the servers' user can pass through. */
export async function makeRoot(): Promise<string> {
  const root = await mkdtemp(join(memoryFolder() ?? tmpdir(), 'runbook-postgres-'))
  await chmod(root, 0o711)
  return root
}

/** Opens a host for one test file. */
export async function openRehearsalHost(
  options: Omit<PostgresHostOptions, 'root' | 'marker'> = {},
): Promise<RehearsalHost> {
  const root = await makeRoot()
  const marker = root
  const host = await openPostgresHost({...options, root, marker: {RUNBOOK_WORLD: marker}})
  const close = async () => {
    await host.close()
    const left = await readdir(root)
    await rm(root, {recursive: true})
    return left
  }
  return {host, root, marker, close}
}

/** Processes whose environment or command line names the text. Linux only; empty elsewhere. */
export async function processesOf(text: string): Promise<string[]> {
  const numbers = (await readdir('/proc').catch((): string[] => [])).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    numbers.map(async (pid) => {
      const parts = ['environ', 'cmdline'].map((file) =>
        readFile(join('/proc', pid, file), 'utf8').catch(() => ''),
      )
      return (await Promise.all(parts)).some((part) => part.includes(text)) && pid !== String(process.pid)
    }),
  )
  return numbers.filter((_, index) => found[index])
}

/** The instant of a log entry, as Cloud Logging gives it. ex: 2026-02-11 10:00:00.123 UTC … -> 2026-02-11T10:00:00.123Z */
export function instantOfEntry(entry: string): string {
  return `${entry.slice(0, 23).replace(' ', 'T')}Z`
}
