import {formatDuration} from '../model/format-duration.ts'
import type {Fence} from '../model/runbook.ts'
import type {BlockEnd} from './spawn-shell.ts'

/** The one builder of a step's failure text: what happened, in which block, and what to do. */
export function describeEnd(
  end: BlockEnd,
  block: {step: string; fence: Fence; timeoutMs: number; lastError: string},
): {message: string; hint: string} {
  const {role, place} = block.fence
  const what = role === 'rollback' ? 'The rollback of step' : 'Step'
  const where = `${what} \`${block.step}\` (${place.file}:${place.line})`
  switch (end.ended) {
    case 'canceled':
      return {
        message: `${where} was canceled.${describeSurvivors(end)}`,
        hint: 'Look at what it had done before you run it again.',
      }
    case 'timed-out':
      return {
        message: `${where} did not end within ${formatDuration(block.timeoutMs)}.${describeSurvivors(end)}`,
        hint: 'The other side may still be at work: look before you repeat it, or raise `timeout=`.',
      }
    case 'killed':
      return {message: `${where} was ended by ${end.killedBy}.`, hint: 'Find out who sent the signal.'}
    case 'not-started':
      return {message: `${where} could not start: ${end.error}.`, hint: 'Install the shell or mend PATH.'}
    case 'exited':
      return {
        message: `${where} ended with exit code ${end.exitCode}${block.lastError === '' ? '.' : `: ${shorten(block.lastError)}`}`,
        hint: 'Read the last lines of its output.',
      }
  }
}

/** Another user's process can be seen and not ended: the operator has to know. */
function describeSurvivors({survivors = []}: BlockEnd): string {
  return survivors.length === 0 ? '' : ` These processes could not be ended: ${survivors.join(', ')}.`
}

/** A tool may write a whole document into one line. */
function shorten(line: string): string {
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}
