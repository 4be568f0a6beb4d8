import type {Plan} from '../model/plan.ts'
import type {Risk} from '../model/runbook.ts'
import {decideGate, gateAsks} from './decide-gate.ts'
import type {Audience} from './drive-run.ts'
import type {CliIo} from './io.ts'
import {createLiveView} from './terminal/live-view.ts'

/** How a run is shown, and what runs without asking. */
export interface AudienceOptions {
  readonly yes?: Risk
  readonly json?: boolean
  readonly events?: boolean
}

/** Where people read: standard output, unless --json or --events give that to machines. */
export function showTo(options: AudienceOptions, io: CliIo): (text: string) => void {
  return options.json || options.events ? io.err : io.out
}

/** Shows a run live and decides its gates, at the terminal where one is needed. */
export function createAudience(plan: Plan, options: AudienceOptions, io: CliIo): Audience {
  const view = createLiveView(plan, io, showTo(options, io))
  return {
    onLines(lines) {
      for (const line of lines) {
        if (options.events) io.out(`${JSON.stringify(line)}\n`)
        view.event(line)
      }
    },
    onText(text) {
      view.output(text)
      return io.behind()
    },
    asks: (step, role) => gateAsks({step, role}, plan, options.yes, io),
    asksAfterFailure: io.isTerminal,
    afterFailure: async () => ({kind: 'stop'}),
    gate: (step, state) => decideGate(step, plan, options.yes, io, state),
  }
}
