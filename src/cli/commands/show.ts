import {parseRunbook} from '../../markdown-to-runbook/parse-runbook.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {findRunbook} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {sanitize} from '../terminal/sanitize.ts'
import {wrapPage} from '../terminal/wrap-page.ts'

/** `runbook show`: the page as it is written, its prose as wide as the terminal, or one step of it; readable when the site is down. */
export async function showCommand(name: string, step: string | undefined, io: CliIo): Promise<number> {
  const found = findRunbook(name, io.cwd, io.archive)
  if (step === undefined) {
    io.out(sanitize(io.outIsTerminal ? wrapPage(found.markdown, io.columns) : found.markdown))
    return 0
  }
  const {runbook} = parseRunbook(found.markdown, found.file)
  const wanted = runbook.steps.find(({id}) => id === step)
  if (!wanted) {
    throw new RunbookError(`Runbook \`${runbook.id}\` has no step \`${step}\`.`, {
      hint: `Name one of: ${runbook.steps.map(({id}) => id).join(', ')}.`,
    })
  }
  const blocks = [wanted.run, wanted.verify, wanted.rollback, wanted.expect].flatMap((fence) =>
    fence ? [`${fence.role} (${fence.language}), line ${fence.place.line}:\n${fence.code}`] : [],
  )
  io.out(
    sanitize(
      `${[`${wanted.id}  ${wanted.title}  <${wanted.risk}>`, wanted.prose.trim(), ...blocks].join('\n\n')}\n`,
    ),
  )
  return 0
}
