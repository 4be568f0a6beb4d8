import {createHash} from 'node:crypto'
import {closeSync, openSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {StringDecoder} from 'node:string_decoder'
import type {OutputRecord} from '../model/event.ts'
import type {Masker} from './mask.ts'

/** A log file grows to this size; the rest is counted, not kept. */
const maxLogBytes = 8 * 1024 * 1024
const maxTailChars = 4096

/** Takes both streams of one attempt: masked text goes to the log and to the sink, the tail is kept. */
export interface OutputLog {
  write(stream: 'stdout' | 'stderr', chunk: Buffer): void
  /** A line of our own, such as what a verify answered. */
  note(text: string): void
  close(): OutputRecord
}

/** Opens `output/<step>.<attempt>.log` below the run's folder. */
export function openOutputLog(options: {
  folder: string
  name: string
  masker: Masker
  onText: (stream: 'stdout' | 'stderr', text: string) => void
}): OutputLog {
  const log = `output/${options.name}.log`
  const file = openSync(join(options.folder, log), 'a', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  let kept = 0
  let tail = ''
  const keep = (text: string) => {
    tail = (tail + text).slice(-maxTailChars)
    if (kept >= maxLogBytes) return
    const data = Buffer.from(text)
    kept += data.length
    const shown =
      kept < maxLogBytes ? data : Buffer.from('\n[runbook: the log is full; later output was not kept]\n')
    hash.update(shown)
    writeSync(file, shown)
  }
  const streams = {stdout: openStream(options.masker), stderr: openStream(options.masker)}
  const show = (stream: 'stdout' | 'stderr', text: string) => {
    if (text === '') return
    keep(text)
    options.onText(stream, text)
  }
  return {
    write(stream, chunk) {
      bytes += chunk.length
      show(stream, streams[stream].push(chunk))
    },
    note: (text) => keep(`${text}\n`),
    close() {
      for (const stream of ['stdout', 'stderr'] as const) show(stream, streams[stream].end())
      closeSync(file)
      return {bytes, sha256: hash.digest('hex'), tail, log}
    },
  }
}

function openStream(masker: Masker) {
  const decoder = new StringDecoder('utf8')
  const masked = masker.stream()
  return {
    push: (chunk: Buffer) => masked.push(decoder.write(chunk)),
    end: () => masked.push(decoder.end()) + masked.end(),
  }
}
