import {parseRunbook} from '../../markdown-to-runbook/parse-runbook.ts'
import {findAllRunbooks} from '../find-project.ts'
import type {CliIo} from '../io.ts'

/** `runbook list`: the project's runbooks, with the symptoms that lead to each. */
export async function listCommand(options: {json?: boolean}, io: CliIo): Promise<number> {
  const runbooks = findAllRunbooks(io).map(({markdown, file}) => {
    const {runbook} = parseRunbook(markdown, file)
    const {id, title, description, severity, symptoms, alerts, digest, steps} = runbook
    return {id, title, description, severity, symptoms, alerts, file, steps: steps.length, digest}
  })
  if (options.json) io.out(`${JSON.stringify({version: 1, runbooks}, undefined, 2)}\n`)
  else for (const entry of runbooks) io.out(renderEntry(entry))
  return 0
}

function renderEntry(entry: {
  id: string
  severity?: string
  description: string
  symptoms: readonly string[]
}): string {
  const lines = [`${entry.id}${entry.severity ? `  ${entry.severity}` : ''}`, `  ${entry.description}`]
  if (entry.symptoms.length > 0) lines.push(`  when: ${entry.symptoms.join('; ')}`)
  return `${lines.join('\n')}\n`
}
