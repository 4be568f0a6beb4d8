import {mkdirSync, readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {openPostgresHost} from '../../src/rehearsal/postgres/postgres-host.ts'
import {startWorkload} from '../../src/rehearsal/postgres/workload.ts'

/** Backs up, recovers and compares in the folder of the first argument, and prints what it found. */
const root = join(process.argv[2]!, 'world')
mkdirSync(root, {mode: 0o711})
const host = await openPostgresHost({root})
const cluster = await host.create('one')
const workload = await startWorkload({cluster, password: host.applicationPassword, seed: 'a third'})
await host.backup('one', {type: 'AUTOMATED', description: 'nightly'})
const instant = await host.latestRecoveryTime('one')
const clone = await host.clone('one', 'two', instant)
const expected = workload.ledger.upTo(instant)
const [found] = await clone.query(workload.ledger.checksumSql)
const serverUid = statSync(join(clone.dataDirectory, 'postmaster.pid')).uid
await workload.stop()
await host.close()
const isEqual = found?.rows === expected.rows && found.checksum === expected.checksum
const left = readdirSync(root)
process.stdout.write(
  JSON.stringify({
    uid: process.getuid?.(),
    serverUid,
    rows: found?.rows,
    expectedRows: expected.rows,
    isEqual,
    left,
  }),
)
