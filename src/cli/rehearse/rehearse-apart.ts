import {spawn} from 'node:child_process'
import {exitCodes} from '../../model/exit-codes.ts'
import type {CliIo} from '../io.ts'
import {stoppedBy} from '../stopped-by.ts'
import type {Rehearsal} from './rehearsal.ts'
import {type RehearsalCall, runArguments} from './run-arguments.ts'

/** A rehearsal in a process of its own, and everything that it showed. */
export interface ApartRehearsal extends Rehearsal {
  readonly output: string
}

/** Rehearses one runbook in a process of its own, and shows nothing. */
export async function rehearseApart(id: string, call: RehearsalCall, io: CliIo): Promise<ApartRehearsal> {
  const startedMs = performance.now()
  const [command, ...args] = [...io.self, ...runArguments(id, call), '--json']
  const child = spawn(command!, args, {
    cwd: io.cwd,
    env: io.env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  // Through the channel: Ctrl-C at a terminal reaches the child by itself, which does not count it.
  const tell = () => void (child.connected && child.send({stop: String(io.signal.reason)}))
  io.signal.addEventListener('abort', tell)
  const document = collect(child.stdout!)
  const output = collect(child.stderr!)
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      resolve(code ?? (io.signal.aborted ? stoppedBy(io.signal) : exitCodes.unsafe)),
    )
  })
  io.signal.removeEventListener('abort', tell)
  const durationMs = Math.round(performance.now() - startedMs)
  return {runbook: id, exitCode, durationMs, ...readDocument(document()), output: output()}
}

/** All of a stream, once it has ended. */
function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}

/** Exactly one document; none where the process was killed. */
function readDocument(text: string): Pick<Rehearsal, 'run' | 'error'> {
  if (text.trim() === '') {
    return {error: {message: 'The rehearsal was killed.', hint: 'Rehearse it again.'}}
  }
  const document = JSON.parse(text)
  return 'error' in document ? {error: document.error} : {run: document}
}
