import {join} from 'node:path'
import {StringDecoder} from 'node:string_decoder'
import type {OutputRecord} from '../model/event.ts'
import {openLogFile} from './log-file.ts'
import type {Masker} from './mask.ts'

const maxTailChars = 4096

const streamNames = ['stdout', 'stderr'] as const
type StreamName = (typeof streamNames)[number]

/** Takes both streams of one attempt: masked text goes to the log and to the sink, the tail is kept. */
export interface OutputLog {
  /** Gives a promise while those who read are behind: the writer is to wait for it. */
  write(stream: StreamName, chunk: Buffer): Promise<void> | undefined
  /** Lets go of what was held back at the end of a block, and gives the masked end of its standard error. */
  endBlock(): string
  /** Aborts when the log cannot be written; the reason is the RunbookError that says so. */
  readonly failed: AbortSignal
  close(): OutputRecord
}

/** Opens `output/<step>.<attempt>.log` below the run's folder. Throws RunbookError when it cannot be made. */
export function openOutputLog(options: {
  folder: string
  name: string
  masker: Masker
  onText: (stream: StreamName, text: string) => void | Promise<void>
}): OutputLog {
  const log = `output/${options.name}.log`
  const file = openLogFile(join(options.folder, log))
  const failure = new AbortController()
  let bytes = 0
  let tail = ''
  let errors = ''
  const streams = {stdout: openStream(options.masker), stderr: openStream(options.masker)}
  const show = (stream: StreamName, text: string): Promise<void> | undefined => {
    if (text === '' || failure.signal.aborted) return undefined
    tail = lastOf(tail, text)
    if (stream === 'stderr') errors = lastOf(errors, text)
    try {
      file.append(text)
    } catch (error) {
      // The block that writes is ended by this: an exception here would end the whole program.
      failure.abort(error)
    }
    return options.onText(stream, text) ?? undefined
  }
  const endBlock = () => {
    for (const stream of streamNames) show(stream, streams[stream].end())
    const ended = errors
    errors = ''
    return ended
  }
  return {
    write(stream, chunk) {
      bytes += chunk.length
      return show(stream, streams[stream].push(chunk))
    },
    endBlock,
    failed: failure.signal,
    close() {
      endBlock()
      const sha256 = file.close()
      if (failure.signal.aborted) throw failure.signal.reason
      return {bytes, sha256, tail, log}
    },
  }
}

function lastOf(before: string, text: string): string {
  return text.length >= maxTailChars ? text.slice(-maxTailChars) : (before + text).slice(-maxTailChars)
}

function openStream(masker: Masker) {
  const decoder = new StringDecoder('utf8')
  const masked = masker.stream()
  return {
    push: (chunk: Buffer) => masked.push(decoder.write(chunk)),
    end: () => masked.push(decoder.end()) + masked.end(),
  }
}
