import type {JournalLine} from '../model/event.ts'
import type {Input} from '../model/input.ts'
import type {Plan, PlannedStep} from '../model/plan.ts'
import type {StepEnded} from '../plan-to-run/execute-step.ts'
import {foldRun} from '../plan-to-run/fold-run.ts'
import type {GateState} from '../plan-to-run/run-context.ts'
import {decideGate, type GateOptions, gateAsks, typedFor} from './decide-gate.ts'
import type {Audience} from './drive-run.ts'
import type {CliIo} from './io.ts'
import {createInterruptQuestion} from './terminal/ask-interrupt.ts'
import {askStep} from './terminal/ask-step.ts'
import {createLineWriter} from './terminal/line-writer.ts'
import {createLiveView, type LiveView} from './terminal/live-view.ts'
import {createPaint} from './terminal/paint.ts'
import {createStatusLine, noStatusLine} from './terminal/status-line.ts'
import {createStepClock} from './terminal/step-clock.ts'
import {renderStepScreen} from './terminal/step-screen.ts'

/** How a run is shown, and what runs without asking. */
export interface AudienceOptions extends GateOptions {
  readonly json?: boolean
  readonly events?: boolean
  /** The runbook's inputs, which a person may edit at a question. */
  readonly inputs?: Readonly<Record<string, Input>>
  /** The folder that holds all runs, to name a log by its path. */
  readonly runs?: string
}

/** Where people read: standard output, unless --json or --events give that to machines. */
export function showTo(options: AudienceOptions, io: CliIo): (text: string) => void {
  return options.json || options.events ? io.err : io.out
}

/** Shows a run live and decides its gates, at the terminal where one is needed. */
export function createAudience(plan: Plan, options: AudienceOptions, io: CliIo): Audience {
  let journal: readonly JournalLine[] = []
  const stage = {plan, options, io, journal: () => journal}
  const view = createView(stage)
  const question = createInterruptQuestion(io, {environment: plan.environment.name, clear: view.clear})
  let isNoted = false
  const ask = async (step: PlannedStep, asked: Asked) => {
    const gate = await askPerson(step, {...asked, isShown: isNoted}, stage)
    isNoted = gate.kind === 'note'
    return gate
  }
  return {
    onLines(lines, all) {
      journal = all
      for (const line of lines) {
        if (options.events) io.out(`${JSON.stringify(line)}\n`)
        question.event(line)
        view.event(line)
      }
    },
    onText(text) {
      question.makeRoom()
      view.output(text)
      return io.behind()
    },
    asks: (step, state) => gateAsks({step, plan, options, ...state}, io),
    gate: (step, state) =>
      decideGate({step, plan, options, ...state}, io, (question) =>
        ask(step, {role: state.role, ...question}),
      ),
    onEnd: view.end,
    asksAfterFailure: io.isTerminal,
    async afterFailure(step, failed) {
      if (!io.isTerminal) return {kind: 'stop'}
      const reached = {step, plan, options, role: 'run', isUnknown: false} as const
      return ask(step, {role: 'run', failed, ...typedFor(reached, io)})
    },
  }
}

/** What a run is shown with. */
interface Stage {
  readonly plan: Plan
  readonly options: AudienceOptions
  readonly io: CliIo
  readonly journal: () => readonly JournalLine[]
}

interface Asked {
  readonly role: GateState['role']
  readonly reason?: string
  readonly typed?: string
  readonly failed?: StepEnded
  readonly isShown?: boolean
}

function askPerson(
  step: PlannedStep,
  {role, reason, typed, failed, isShown = false}: Asked,
  {options, io, journal}: Stage,
) {
  const run = foldRun(journal())
  const canRollBack =
    role === 'run' && run.steps.some(({id, attempts}) => attempts > 0 && mayChange(id, run.plan))
  return askStep(
    {step, run, now: new Date(), role, ...(failed && {failed}), logs: `${options.runs ?? '.'}/${run.id}/`},
    {
      inputs: options.inputs ?? {},
      canRollBack,
      isShown,
      ...(reason !== undefined && {reason}),
      ...(typed !== undefined && {typed}),
    },
    io,
  )
}

function mayChange(id: string, {steps}: Plan): boolean {
  return steps.some((step) => step.id === id && (step.risk !== 'read' || step.rollback !== undefined))
}

function createView({plan, options, io, journal}: Stage): LiveView {
  const write = showTo(options, io)
  const isLive = write === io.err ? io.isTerminal : io.outIsTerminal
  const paint = createPaint(io.useColour)
  const lines = createLineWriter(write, io)
  const status = isLive && !io.isDumb ? createStatusLine(write, () => io.columns) : noStatusLine
  io.onQuestion(status.clear)
  const screen = (step: PlannedStep, role: GateState['role']) =>
    renderStepScreen({step, run: foldRun(journal()), now: new Date(), role}, {columns: io.columns, paint})
  return createLiveView({
    plan,
    paint,
    lines,
    columns: () => io.columns,
    clock: createStepClock(status, {lines, isHidden: io.isAsking}),
    ...(isLive && io.isTerminal && {screen}),
  })
}
