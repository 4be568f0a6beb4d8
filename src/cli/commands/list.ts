import {parseRunbook} from '../../markdown-to-runbook/parse-runbook.ts'
import {findAllRunbooks} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {plain} from '../terminal/plain.ts'
import {wrapAfter} from '../terminal/wrap.ts'

/** `runbook list`: the project's runbooks, with the alerts and symptoms that lead to each. */
export async function listCommand(options: {json?: boolean}, io: CliIo): Promise<number> {
  const runbooks = findAllRunbooks(io).map(({markdown, file}) => {
    const {runbook} = parseRunbook(markdown, file)
    const {id, title, description, severity, symptoms, alerts, digest, steps} = runbook
    return {id, title, description, severity, symptoms, alerts, file, steps: steps.length, digest}
  })
  if (options.json) io.out(`${JSON.stringify({version: 1, runbooks}, undefined, 2)}\n`)
  else for (const entry of runbooks) io.out(renderEntry(entry, io))
  if (io.outIsTerminal && !options.json)
    io.out(`\nRead one: ${io.command} show NAME. Run it, step by step: ${io.command} run NAME\n`)
  return 0
}

interface Entry {
  readonly id: string
  readonly severity?: string
  readonly description: string
  readonly alerts: readonly string[]
  readonly symptoms: readonly string[]
}

/** One fact a line, so that `grep` finds a symptom with its line; at a terminal broken at spaces. */
function renderEntry({id, severity, description, alerts, symptoms}: Entry, io: CliIo): string {
  const columns = io.outIsTerminal ? io.columns : Number.POSITIVE_INFINITY
  const lines = [
    `${id}${severity ? `  ${severity}` : ''}`,
    ...wrapAfter('  ', description, columns),
    ...(alerts.length > 0 ? wrapAfter('  alerts: ', alerts.join('; '), columns) : []),
    ...(symptoms.length > 0 ? wrapAfter('  when: ', symptoms.join('; '), columns) : []),
  ]
  return `${lines.map(plain).join('\n')}\n`
}
