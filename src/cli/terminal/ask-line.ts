import {createInterface, type Interface} from 'node:readline'
import {Writable} from 'node:stream'
import type {ReadStream} from 'node:tty'
import {AnswerCanceled} from '../answer-canceled.ts'

/** Where a person sits. */
export interface Terminal {
  readonly input: ReadStream
  readonly output: NodeJS.WritableStream
  /** Aborts when the run must end: then nothing waits for an answer. */
  readonly signal: AbortSignal
  /** Ctrl-C at a question. */
  readonly onInterrupt: () => void
}

/** How a line is asked. */
export interface AskLineOptions {
  /** Nothing of the answer is shown. */
  readonly isSecret?: true
  /** Aborts when the answer is no longer wanted. */
  readonly signal?: AbortSignal
}

/** Long enough to read what the terminal had kept, too short to notice. */
const drainMs = 30

/**
 * Asks one line at a terminal. What was typed before the question stood there is thrown away: an impatient Enter
 * while a step ran must not answer for the next one. Throws AnswerCanceled when there will be no answer.
 */
export async function askLine(
  question: string,
  {input, output, signal, onInterrupt}: Terminal,
  options: AskLineOptions = {},
): Promise<string> {
  if (signal.aborted) throw new AnswerCanceled()
  if (await forgetTypedAhead(input)) {
    onInterrupt()
    throw new AnswerCanceled()
  }
  // The run may have ended meanwhile, as when the terminal was closed: nobody would hear of it any more.
  if (signal.aborted || options.signal?.aborted) throw new AnswerCanceled()
  const silent = new Writable({write: (_chunk, _encoding, done) => done()})
  const lines = openEditor(input, options.isSecret ? silent : output)
  // readline redraws its own line: a question that it does not know would be wiped out. It comes once the terminal is
  // raw: who answers at once would see the secret.
  if (options.isSecret) output.write(question)
  const closed = () => lines.close()
  for (const end of [signal, options.signal]) end?.addEventListener('abort', closed)
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.on('SIGINT', () => {
        onInterrupt()
        lines.close()
      })
      lines.on('close', () => reject(new AnswerCanceled()))
      // The terminal was closed under the question. To close the editor as well would fail again, in the same way.
      lines.on('error', () => reject(new AnswerCanceled()))
      lines.question(options.isSecret ? '' : question, resolve)
    })
  } catch (error) {
    output.write('\n')
    throw error
  } finally {
    for (const end of [signal, options.signal]) end?.removeEventListener('abort', closed)
    lines.close()
    if (options.isSecret) output.write('\n')
  }
}

/** Opens the line editor. A terminal that was closed meanwhile cannot be set up for it, and gives no answer. */
function openEditor(input: ReadStream, output: NodeJS.WritableStream): Interface {
  try {
    return createInterface({input, output, terminal: true})
  } catch (cause) {
    throw Object.assign(new AnswerCanceled(), {cause})
  }
}

/**
 * Reads and drops what the terminal has kept, and says whether Ctrl-C was among it: while the terminal is raw,
 * that is a byte like any other.
 */
async function forgetTypedAhead(input: ReadStream): Promise<boolean> {
  if (!input.isTTY) return false
  let isInterrupted = false
  const drop = (chunk: Buffer | string) => {
    isInterrupted ||= chunk.toString().includes('\x03')
  }
  input.setRawMode(true)
  input.on('data', drop)
  await new Promise((resolve) => setTimeout(resolve, drainMs))
  input.off('data', drop)
  input.pause()
  input.setRawMode(false)
  return isInterrupted
}
