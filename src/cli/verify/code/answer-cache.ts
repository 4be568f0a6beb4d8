import {createHash, randomBytes} from 'node:crypto'
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import * as z from 'zod'

const fileSchema = z.strictObject({version: z.literal(1), answers: z.record(z.string(), z.unknown())})

/** More are kept than one run needs: branches and pages come and go. */
const mostAnswers = 20_000

/** Answers of tools, kept over runs: the same question to the same tool starts no process. */
export interface AnswerCache {
  get(key: string): unknown
  set(key: string, answer: unknown): void
  /** Writes what is new. A cache that cannot be written costs time, nothing else. */
  save(): void
}

/** The key of a question: no text of a page is in it. */
export function questionKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Opens the cache in a file; without one, answers live as long as the process. */
export function openAnswerCache(file?: string): AnswerCache {
  const answers = new Map(Object.entries(file === undefined ? {} : readAnswers(file)))
  let isChanged = false
  return {
    get: (key) => {
      const answer = answers.get(key)
      // Used again, so it is young again: the oldest are the first to go.
      if (answer !== undefined) {
        answers.delete(key)
        answers.set(key, answer)
      }
      return answer
    },
    set: (key, answer) => {
      answers.set(key, answer)
      isChanged = true
    },
    save: () => {
      if (file !== undefined && isChanged) writeAnswers(file, [...answers].slice(-mostAnswers))
    },
  }
}

function readAnswers(file: string): Readonly<Record<string, unknown>> {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data.answers : {}
  } catch {
    // Missing or damaged: every question is asked again.
    return {}
  }
}

function writeAnswers(file: string, answers: readonly (readonly [string, unknown])[]): void {
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  try {
    mkdirSync(dirname(file), {recursive: true, mode: 0o700})
    writeFileSync(draft, JSON.stringify({version: 1, answers: Object.fromEntries(answers)}), {mode: 0o600})
    renameSync(draft, file)
  } catch {
    // A full disk or a read-only checkout: the next run asks again.
    rmSync(draft, {force: true})
  }
}
