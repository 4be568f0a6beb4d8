import {commonFlags, flagsOf} from '../arguments/common-flags.ts'
import {findFlag, splitFlag} from '../arguments/find-flag.ts'
import type {CoveredCommand} from '../command.ts'
import {commands} from '../commands/commands.ts'
import {CommandError, UsageError} from '../stand-in-error.ts'
import {scanShell, type Word} from './scan-shell.ts'

/** The gcloud commands of a shell text that the stand-in does not cover, each with the flag that is missing, if one is. */
export function uncoveredInShell(code: string): readonly string[] {
  return scanShell(code).flatMap((words) => {
    const at = words.findIndex(({text, isWhole}) => isWhole && /(^|\/)gcloud$/.test(text))
    if (at < 0 || !words.slice(0, at).every(mayPrecede) || at === words.length - 1) return []
    return findUncovered(words.slice(at + 1))
  })
}

/** Reserved words, assignments and commands that start another one. */
function mayPrecede({text}: Word): boolean {
  return (
    /^\w+=|^-|^\d+[smhd]?$/.test(text) ||
    /^(if|then|elif|else|while|until|do|!|time|\{|command|builtin|exec|env|nohup|timeout|xargs|sudo|nice|\S*\/env)$/.test(
      text,
    )
  )
}

function findUncovered(words: readonly Word[]): readonly string[] {
  const path = readPath(words)
  const command = commands.find((one) => `${path} `.startsWith(`${one.words} `))
  if (!command) return [`gcloud ${path}`.trim()]
  const flags = words.flatMap((word, index) => findUncoveredFlag(command, word, words[index + 1]))
  const needsFormat =
    command.output.kind === 'not covered' && !words.some(({text}) => /^--format\b/.test(text))
  return needsFormat ? [`gcloud ${command.words} without --format`, ...flags] : flags
}

/** The leading words that are no flags and no values of the flags that every command has. */
function readPath(words: readonly Word[]): string {
  const path: string[] = []
  const left = [...words]
  for (let word = left.shift(); word; word = left.shift()) {
    const [written, value] = splitFlag(word.text)
    if (!written.startsWith('-')) {
      if (!word.isWhole || !/^[a-z][a-z0-9-]*$/.test(word.text)) break
      path.push(word.text)
    } else if (value === undefined && findFlag(commonFlags, written)?.flag.kind === 'value') left.shift()
  }
  return path.join(' ')
}

function findUncoveredFlag(
  command: CoveredCommand,
  {text, isWhole}: Word,
  next: Word | undefined,
): readonly string[] {
  if (!text.startsWith('-') || text === '-') return []
  const [written, given] = splitFlag(text)
  const found = findFlag(flagsOf(command), written)
  if (!found) return [`gcloud ${command.words} ${written}`]
  if (found.flag.kind === 'switch') return []
  const value = given === undefined ? next?.isWhole && next.text : isWhole && given
  const isAccepted = typeof value !== 'string' || accepts(found.flag.check, value)
  return isAccepted ? [] : [`gcloud ${command.words} ${written}=${value}`]
}

function accepts(check: ((text: string) => void) | undefined, value: string): boolean {
  try {
    check?.(value)
    return true
  } catch (cause) {
    if (cause instanceof UsageError || cause instanceof CommandError) return false
    throw cause
  }
}
