import type {Input} from '../../model/input.ts'
import {changeableInputs} from '../../plan-to-run/change-input.ts'
import type {Gate} from '../../plan-to-run/run-context.ts'
import {AnswerCanceled} from '../answer-canceled.ts'
import type {CliIo} from '../io.ts'
import {type Answer, answersTo, findAnswer} from './answers.ts'
import {askInput} from './ask-input.ts'
import {createPaint} from './paint.ts'
import {plain} from './plain.ts'
import {renderStepScreen, type StepScreen} from './step-screen.ts'
import {stepText} from './step-text.ts'
import {wrapAfter} from './wrap.ts'

/** What a question needs besides its screen. */
export interface AskOptions {
  /** The runbook's inputs, for an edit. */
  readonly inputs: Readonly<Record<string, Input>>
  /** What must be typed before it runs, such as the environment's name. */
  readonly typed?: string
  /** Why a person is asked, when it is not the step's risk. */
  readonly reason?: string
  /** The screen stands above already: a note was taken, and only the question comes again. */
  readonly isShown?: boolean
  /** True when there is something to roll back. */
  readonly canRollBack: boolean
}

/** Shows a step and asks what becomes of it, until it is decided. Nobody there any more counts as stop. */
export async function askStep(screen: StepScreen, options: AskOptions, io: CliIo): Promise<Gate> {
  const look = {columns: io.columns, paint: createPaint(io.useColour)}
  if (!options.isShown) io.err(`${renderStepScreen(screen, look).join('\n')}\n`)
  if (options.reason !== undefined && !options.isShown)
    io.err(`${wrapAfter('', plain(options.reason), io.columns).join('\n')}\n`)
  try {
    return await askUntilDecided(screen, options, io)
  } catch (error) {
    if (error instanceof AnswerCanceled) return {kind: 'stop'}
    throw error
  }
}

async function askUntilDecided(screen: StepScreen, options: AskOptions, io: CliIo): Promise<Gate> {
  const names = Object.keys(options.inputs).filter((name) => options.inputs[name]?.type !== 'secret')
  const changeable =
    screen.failed || screen.role === 'rollback' ? [] : changeableInputs(screen.run, screen.step.id, names)
  const answers = answersTo(screen, {canEdit: changeable.length > 0, canRollBack: options.canRollBack})
  const {environment} = screen.run.plan
  const what = screen.role === 'rollback' ? `roll back ${screen.step.id}` : screen.step.id
  const prompt = `${environment.name.toUpperCase()} ${what}`
  const choices = answers.map(({choice}) => choice).join(' ')
  for (;;) {
    io.err(`${wrapAfter('', choices, io.columns).join('\n')}\n`)
    const said = await io.ask(`${prompt}> `)
    const answer = findAnswer(said, answers)
    if (!answer && said.trim() !== '') io.err(`${plain(said.trim())} is none of these; ? explains them.\n`)
    const gate = answer && (await act(answer, {screen, options, changeable, answers, prompt}, io))
    if (gate) return gate
  }
}

interface Asked {
  readonly screen: StepScreen
  readonly options: AskOptions
  readonly changeable: readonly string[]
  readonly answers: readonly Answer[]
  readonly prompt: string
}

/** What an answer comes to; `undefined` when the question stands again. */
async function act(answer: Answer, asked: Asked, io: CliIo): Promise<Gate | undefined> {
  const {screen, options, prompt} = asked
  const {run, step} = screen
  switch (answer.key) {
    case 'r':
      return confirm(asked, io)
    case 'd':
      return say(`${prompt}: what did you do? `, io, (text) => ({kind: 'attest', note: text}))
    case 's':
      return say(`${prompt}: why is it skipped? `, io, (text) => ({kind: 'skip', reason: text}))
    case 'n':
      return say(`${prompt}: note: `, io, (text) => ({kind: 'note', text}))
    case 'e':
      return askInput({names: asked.changeable, inputs: options.inputs, values: run.plan.values, prompt}, io)
    case 'b':
      return {kind: 'roll-back'}
    case 't':
      return {kind: 'stop'}
    case 'p':
      io.err(`\n${stepText(step, io.columns).join('\n')}\n\n`)
      return undefined
    default:
      io.err(
        `${asked.answers.flatMap(({key, meaning}) => wrapAfter(`  ${key}  `, meaning, io.columns)).join('\n')}\n`,
      )
      return undefined
  }
}

/** Asks for words; nothing said is no answer, and the question stands again. */
async function say(question: string, io: CliIo, toGate: (text: string) => Gate): Promise<Gate | undefined> {
  const text = (await io.ask(question)).trim()
  if (text !== '') return toGate(text)
  io.err('Nothing was said, so nothing was done.\n')
  return undefined
}

async function confirm({screen, options, prompt}: Asked, io: CliIo): Promise<Gate | undefined> {
  const {typed} = options
  if (typed === undefined) return {kind: 'run'}
  const where = screen.run.plan.environment.name.toUpperCase()
  io.err(
    `${wrapAfter('', `This is destructive in ${where}. Type the environment's name to run it.`, io.columns).join('\n')}\n`,
  )
  if ((await io.ask(`${prompt}: type ${typed}> `)).trim() === typed) return {kind: 'run', confirmed: typed}
  io.err(`That was not ${typed}: nothing was run.\n`)
  return undefined
}
