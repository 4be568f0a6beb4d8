import type {CoveredCommand} from '../command.ts'
import {commands} from '../commands/commands.ts'
import {UsageError} from '../stand-in-error.ts'

/**
 * The command that these words are; undefined while they are only its beginning.
 * Throws UsageError when no covered command begins so.
 */
export function matchCommand(words: readonly string[]): CoveredCommand | undefined {
  const written = words.join(' ')
  const found = commands.find((command) => command.words === written)
  if (found || words.length === 0) return found
  if (commands.some((command) => command.words.startsWith(`${written} `))) return undefined
  throw new UsageError(`Invalid choice: '${words.at(-1)}'.`)
}
