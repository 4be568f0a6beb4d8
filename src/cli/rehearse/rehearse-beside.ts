import type {CliIo} from '../io.ts'
import type {Rehearsal} from './rehearsal.ts'
import {type ApartRehearsal, rehearseApart} from './rehearse-apart.ts'
import {renderBegun, renderEnded} from './render-rehearsals.ts'
import type {RehearsalCall} from './run-arguments.ts'

/** How many worlds may be open at once, and where people read. */
export interface BesideOptions extends RehearsalCall {
  readonly jobs: number
  readonly show: (text: string) => void
}

/**
 * Rehearses runbooks side by side, each in a process and a world of its own. Shows a line as each begins and ends, and
 * the whole output of one that fails. After Ctrl-C no other one begins. Gives them in the order of the ids.
 */
export async function rehearseBeside(
  ids: readonly string[],
  options: BesideOptions,
  io: CliIo,
): Promise<readonly Rehearsal[]> {
  const ended = new Map<string, ApartRehearsal>()
  const waiting = [...ids]
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined && !io.signal.aborted; id = waiting.shift()) {
      options.show(renderBegun(id))
      const rehearsal = await rehearseApart(id, options, io)
      ended.set(id, rehearsal)
      options.show(renderEnded(rehearsal))
    }
  }
  await Promise.all(Array.from({length: Math.min(options.jobs, ids.length)}, work))
  return ids.flatMap((id) => {
    const found = ended.get(id)
    if (!found) return []
    const {output: _output, ...rehearsal} = found
    return [rehearsal]
  })
}
