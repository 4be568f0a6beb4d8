import type {StepScreen} from './step-screen.ts'

/** What a person may answer at a step. */
export interface Answer {
  readonly key: string
  /** The word in the choice, with its key in brackets. */
  readonly choice: string
  /** The full word, which is taken as well. */
  readonly word: string
  /** What it does, for `?`. */
  readonly meaning: string
}

const note = {
  key: 'n',
  choice: '[n]ote',
  word: 'note',
  meaning: 'write a note into the record; then you are asked again',
}
const print = {
  key: 'p',
  choice: '[p]rint',
  word: 'print',
  meaning: 'print the step as the page has it, with all its blocks',
}
const help = {key: '?', choice: '[?]', word: 'help', meaning: 'this list'}
const skip = {key: 's', choice: '[s]kip', word: 'skip', meaning: 'go on without it; you are asked why'}
const edit = {
  key: 'e',
  choice: '[e]dit',
  word: 'edit',
  meaning: 'give an input another value, while no step has used it',
}
const back = {
  key: 'b',
  choice: '[b]ack',
  word: 'back',
  meaning: 'end the run here, and roll back what it did',
}
const stop = {
  key: 't',
  choice: 's[t]op',
  word: 'stop',
  meaning: 'end the run here; nothing is undone, and it can be resumed',
}

/** What this screen may be answered with, in the order in which it is offered. */
export function answersTo(
  screen: StepScreen,
  {canEdit, canRollBack}: {canEdit: boolean; canRollBack: boolean},
): readonly Answer[] {
  return [
    goOn(screen),
    skip,
    ...(canEdit ? [edit] : []),
    note,
    print,
    ...(canRollBack ? [back] : []),
    stop,
    help,
  ]
}

function goOn({step, role, failed}: StepScreen): Answer {
  if (failed)
    return {key: 'r', choice: '[r]etry', word: 'retry', meaning: 'try it again, as its next attempt'}
  if (role === 'rollback') return {key: 'r', choice: '[r]un', word: 'run', meaning: 'run this rollback now'}
  if (step.kind === 'manual')
    return {key: 'd', choice: '[d]one', word: 'done', meaning: 'you have done it; you are asked what you did'}
  return {key: 'r', choice: '[r]un', word: 'run', meaning: 'run it now'}
}

/** The answer that was meant, or `undefined`. */
export function findAnswer(text: string, answers: readonly Answer[]): Answer | undefined {
  const said = text.trim().toLowerCase()
  return answers.find(({key, word}) => said === key || said === word)
}
