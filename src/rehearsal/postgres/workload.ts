import {setTimeout as sleep} from 'node:timers/promises'
import {application} from './connection.ts'
import type {Cluster, Workload} from './contract.ts'
import {type JobRow, openLedger} from './ledger.ts'
import {type SeededRandom, seededRandom} from './seeded-random.ts'
import {openWriter, type Table, type Writer} from './writer.ts'

/** Who writes, where, and what. */
export interface WorkloadOptions {
  readonly cluster: Pick<Cluster, 'port'>
  /** Password of the application's role. */
  readonly password: string
  /** The same seed gives the same rows; their times are the server's. */
  readonly seed: string
}

/** Added to the pause after a refused transaction: the server may be away. */
const afterRefusalMs = 40

const tableColumns = `(id bigint PRIMARY KEY, user_id int NOT NULL, status text NOT NULL, payload text NOT NULL,
  created_at timestamptz NOT NULL)`

/** Makes the application's tables with some history, then goes on writing until `stop`. */
export async function startWorkload({cluster, password, seed}: WorkloadOptions): Promise<Workload> {
  const ledger = openLedger()
  const writer = openWriter({port: cluster.port, user: application, password}, ledger)
  const random = seededRandom(seed)
  await seedTables(writer, random)
  const loop = writeContinuously(writer, random, 501)
  const stop = async () => {
    await loop.stop()
    await writer.end()
  }
  return {seed, ledger, drop: loop.drop, refusedWrites: loop.refusedWrites, stop}
}

/** 500 rows of history in five transactions. */
async function seedTables(writer: Writer, random: SeededRandom): Promise<void> {
  for (const table of ['jobs', 'results']) await writer.send(`CREATE TABLE ${table} ${tableColumns}`)
  for (let transaction = 0; transaction < 5; transaction += 1) {
    await writer.write('jobs', jobRows(random, transaction * 100 + 1, 100))
  }
}

function writeContinuously(writer: Writer, random: SeededRandom, firstId: number) {
  const stopping = new AbortController()
  let table: Table = 'jobs'
  let refused = 0
  /** What waits for the session to be between two transactions. */
  let waiting: (() => Promise<void>) | undefined

  const run = async () => {
    for (let id = firstId; !stopping.signal.aborted; ) {
      await waiting?.()
      const rows = jobRows(random, id, 1 + random.below(3))
      id += rows.length
      const refusedBefore = refused
      await writer.write(table, rows).catch(() => {
        refused += 1
      })
      const restMs = 5 + random.below(6)
      await pause(refused === refusedBefore ? restMs : restMs + afterRefusalMs, stopping.signal)
    }
    await waiting?.()
  }
  const drop = () =>
    new Promise<void>((resolve, reject) => {
      if (stopping.signal.aborted) reject(new Error('The workload has stopped.'))
      waiting = async () => {
        waiting = undefined
        const sent = writer.send('DROP TABLE jobs')
        await sent.then(() => {
          table = 'results'
        }, reject)
        resolve()
      }
    })
  const running = run()
  const stop = async () => {
    stopping.abort()
    await running
  }
  return {drop, stop, refusedWrites: () => refused}
}

/** Ends early, and without an error, when the workload stops. */
async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  await sleep(durationMs, undefined, {signal}).catch(() => {})
}

const statuses = ['queued', 'running', 'done', 'failed'] as const

function jobRows(random: SeededRandom, firstId: number, count: number): JobRow[] {
  return Array.from({length: count}, (_, index) => ({
    id: firstId + index,
    userId: 1 + random.below(5000),
    status: statuses[random.below(statuses.length)]!,
    payload: `{"prompt": "scène ${random.below(1_000_000)}", "frames": ${random.below(600)}}`,
  }))
}
