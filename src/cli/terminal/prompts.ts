import type {CliIo} from '../io.ts'
import type {Terminal} from './ask-line.ts'

/** The part of CliIo that asks, one question at a time. */
export type Prompts = Pick<CliIo, 'ask' | 'isAsking' | 'onQuestion'>

/** Makes the questions of a terminal. The line editor is loaded with the first one. */
export function createPrompts(terminal: Terminal): Prompts {
  const listeners: (() => void)[] = []
  let open = 0
  return {
    isAsking: () => open > 0,
    onQuestion: (listener) => void listeners.push(listener),
    async ask(question, options) {
      open += 1
      for (const listener of listeners) listener()
      try {
        const {askLine} = await import('./ask-line.ts')
        return await askLine(question, terminal, options)
      } finally {
        open -= 1
      }
    },
  }
}
