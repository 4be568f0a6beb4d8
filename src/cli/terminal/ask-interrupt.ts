import type {JournalLine} from '../../model/event.ts'
import {AnswerCanceled} from '../answer-canceled.ts'
import type {CliIo} from '../io.ts'
import {wrapAfter} from './wrap.ts'

/** Asks at Ctrl-C what becomes of the step that runs; the step goes on meanwhile. */
export interface InterruptQuestion {
  /** Follows the run: only while a step runs there is something to ask. */
  event(event: JournalLine): void
  /** Output of the step is about to be written: it goes below the question. */
  makeRoom(): void
}

/** Where the question stands. */
export interface QuestionPlace {
  /** Name of the environment: every question says it. */
  readonly environment: string
  /** Takes away what is drawn at the bottom, such as a clock. */
  readonly clear: () => void
}

/** Makes the question. Without a terminal nobody could answer, and Ctrl-C ends the run at once. */
export function createInterruptQuestion(io: CliIo, place: QuestionPlace): InterruptQuestion {
  let release = () => {}
  let open: AbortController | undefined
  let isRoomy = true
  const ask = async (step: string) => {
    // It is ending already, and has its grace.
    if (io.signal.aborted) return
    // Ctrl-C while the question stands is an answer.
    if (open) return io.interrupt()
    const question = new AbortController()
    open = question
    isRoomy = false
    place.clear()
    const meant = await askOnce(step, {signal: question.signal, environment: place.environment}, io)
    if (open === question) open = undefined
    if (meant === 'end') io.interrupt()
    if (meant === 'keep') io.err(`Waiting for ${step}.\n`)
  }
  return {
    event(event) {
      if (!io.isTerminal) return
      if (event.kind === 'step-started' || event.kind === 'step-rollback-started')
        release = io.onInterrupt(() => void ask(event.step))
      if (event.kind !== 'step-ended' && event.kind !== 'step-rollback-ended') return
      release()
      open?.abort()
      open = undefined
    },
    makeRoom() {
      if (open && !isRoomy) io.err('\n')
      isRoomy = true
    },
  }
}

/** Anything but `e` keeps waiting: nobody ends a step by accident. */
async function askOnce(
  step: string,
  {signal, environment}: {signal: AbortSignal; environment: string},
  io: CliIo,
): Promise<'end' | 'keep' | undefined> {
  const meaning = `Step ${step} goes on. Ctrl-C again or e ends it; Enter or k keeps waiting.`
  io.err(`\n${wrapAfter('', meaning, io.columns).join('\n')}\n`)
  try {
    const prompt = `${environment.toUpperCase()} ${step}: [e]nd it, [k]eep waiting> `
    const said = (await io.ask(prompt, {signal})).trim().toLowerCase()
    return said === 'e' || said === 'end' ? 'end' : 'keep'
  } catch (error) {
    // The step has ended by itself, or Ctrl-C has ended the run already.
    if (error instanceof AnswerCanceled) return undefined
    throw error
  }
}
