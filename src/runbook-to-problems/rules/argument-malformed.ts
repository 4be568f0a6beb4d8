import {isShell} from '../code/code-block.ts'
import {type CodeRule, findingAt} from '../code/code-rule.ts'
import {findBadDevices} from '../shell/arguments/find-bad-devices.ts'
import {findBadDocuments} from '../shell/arguments/find-bad-documents.ts'
import {findBadFilters} from '../shell/arguments/find-bad-filters.ts'
import {findBadJson} from '../shell/arguments/find-bad-json.ts'
import {findBadPatterns} from '../shell/arguments/find-bad-patterns.ts'
import {findBadSchemes} from '../shell/arguments/find-bad-schemes.ts'
import {judgeCall} from '../shell/arguments/judge-call.ts'
import type {Misfit} from '../shell/arguments/misfit.ts'
import {unwrap} from '../shell/unwrap.ts'
import {bash, step} from './parser/example.ts'

/** A word that the shell passes on is one that the program can read. */
export const argumentMalformed: CodeRule = {
  id: 'argument-malformed',
  severity: 'error',
  asks: 'Patterns, formats, schedules, numbers, addresses, short options and JSON in a step are ones that their program reads.',
  explain:
    'To the shell they are text. The program refuses them when it runs, in the middle of a recovery, or takes them for something else.',
  wrong: step('#look .read', bash("grep -E '(alive|well' /etc/hostname")),
  right: step('#look .read', bash("grep -E '(alive|well)' /etc/hostname")),
  checkBlock(block) {
    const {code, shell} = block
    if (!isShell(block) || !shell || !(block.step || block.isOurs)) return []
    const calls = shell.commands.map(unwrap)
    const words = calls.flatMap(judgeCall)
    const misfits: readonly Misfit[] = [
      ...words.map(({word, message}) => ({start: word.start, message})),
      ...findBadDocuments(code, shell.commands),
      ...findBadJson(code, calls),
      ...findBadPatterns(code),
      ...findBadFilters(code),
      ...findBadDevices(code),
      ...findBadSchemes(code),
    ]
    return misfits.map(({start, message}) =>
      findingAt(block, start, {
        message: `${message[0]!.toUpperCase()}${message.slice(1)}.`,
        hint: 'Correct the word.',
      }),
    )
  },
}
