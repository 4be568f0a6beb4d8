import type {JournalLine, RunEvent} from '../../model/event.ts'
import type {HookName} from '../../model/hook.ts'
import type {Run} from '../../model/run.ts'
import type {World} from '../../model/world.ts'
import type {Clock} from '../../plan-to-run/clock.ts'
import {foldRun} from '../../plan-to-run/fold-run.ts'
import {callWebhook} from './call-webhook.ts'
import {renderNews} from './render-news.ts'

/** Address of each webhook that is configured; `undefined` where its secret could not be fetched. */
export type HookAddresses = ReadonlyMap<HookName, string | undefined>

/** Tells webhooks how a run goes, beside the run and never in its way. */
export interface Hooks {
  /** Looks at what was just recorded, and tells whom it concerns. Returns at once. */
  tell(written: readonly JournalLine[], all: readonly JournalLine[]): void
  /** What became of the calls since it was last asked. */
  results(): readonly RunEvent[]
  /** Waits for what is under way, at most one time limit, and gives what became of it. */
  settle(): Promise<readonly RunEvent[]>
}

/** What surrounds the hooks of a run. */
export interface HookPorts {
  readonly post: World['post']
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly mask: (text: string) => string
  /** Limit of one call, default 5 s. */
  readonly timeoutMs?: number
  /** A question that is answered sooner needs nobody else, default 60 s. */
  readonly patienceMs?: number
}

/** Makes the hooks of one run. */
export function createHooks(addresses: HookAddresses, ports: HookPorts): Hooks {
  const {timeoutMs = 5000, patienceMs = 60_000} = ports
  const done: RunEvent[] = []
  const underway = new Set<Promise<void>>()
  let question: NodeJS.Timeout | undefined
  const call = async (on: HookName, run: Run, step: string | undefined) => {
    const body = ports.mask(renderNews(on, run, step))
    const {post, signal, clock} = ports
    const record = await callWebhook({on, address: addresses.get(on), body, timeoutMs, signal}, post)
    done.push({kind: 'hook', at: clock.now().toISOString(), ...record})
  }
  const fire = (on: HookName, lines: readonly JournalLine[], step?: string) => {
    if (!addresses.has(on)) return
    const run = foldRun(lines)
    const promise = call(on, run, step ?? stoppedAt(on, run)).finally(() => underway.delete(promise))
    underway.add(promise)
  }
  return {
    tell(written, all) {
      for (const line of written) {
        if (line.kind === 'note' || line.kind === 'hook') continue
        clearTimeout(question)
        if (line.kind === 'asked') {
          question = setTimeout(() => fire('waiting', all, line.step), patienceMs)
        }
        const on = occasion(line)
        if (on) fire(on, all)
      }
    },
    results: () => done.splice(0),
    async settle() {
      clearTimeout(question)
      await Promise.all(underway)
      return done.splice(0)
    },
  }
}

/** Which hook an event is for. A run that a person interrupted is news to nobody. */
function occasion(line: JournalLine): HookName | undefined {
  if (['run-started', 'run-resumed', 'rollback-started'].includes(line.kind)) return 'start'
  if (line.kind !== 'run-ended' || line.status === 'interrupted') return undefined
  return line.status === 'passed' || line.status === 'rolled-back' ? 'done' : line.status
}

/** The step at which a run ended early. */
function stoppedAt(on: HookName, {steps}: Run): string | undefined {
  if (on !== 'failed' && on !== 'waiting') return undefined
  return steps.find(({status}) => !['passed', 'skipped', 'attested', 'rolled-back'].includes(status))?.id
}
