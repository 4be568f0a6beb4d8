import {exitCodes} from '../../model/exit-codes.ts'
import type {Run} from '../../model/run.ts'
import {RunbookError} from '../../model/runbook-error.ts'
import {foldRun} from '../../plan-to-run/fold-run.ts'
import {findDriver} from '../../plan-to-run/lock.ts'
import {readIntact} from '../../plan-to-run/read-journal.ts'
import {takeNotes} from '../../plan-to-run/take-notes.ts'
import {renderReport} from '../../run-to-report/render-report.ts'
import {runToEvidence} from '../../run-to-report/run-to-evidence.ts'
import {runToJson} from '../../run-to-report/run-to-json.ts'
import {projectAround} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {readLinkTemplate} from '../read-link-template.ts'
import {requireProof} from '../require-proof.ts'
import {findRunFolder, runsFolder} from '../run-folder.ts'
import {createSanitizer} from '../terminal/sanitize.ts'
import {writeEvidence} from '../write-evidence.ts'

/** Options of `runbook report`. */
export interface ReportOptions {
  readonly json?: boolean
  readonly runsDir?: string
  readonly evidence?: boolean
  readonly link?: string
}

/** `runbook report`: what happened in a run, as Markdown or JSON; also of one that goes on or whose journal is damaged. */
export async function reportCommand(name: string, options: ReportOptions, io: CliIo): Promise<number> {
  const project = projectAround(io)
  const linkTemplate = readLinkTemplate(options.link, project)
  const folder = findRunFolder(
    name,
    runsFolder({runsDir: options.runsDir, project, cwd: io.cwd, env: io.env}),
  )
  takeLeftNotes(folder)
  const {lines, damage} = readIntact(folder)
  if (damage && lines.length === 0) throw damage
  const run = foldRun(lines)
  if (options.evidence) keepEvidence(run, {damage, project}, io)
  const driver = describeDriver(folder)
  const around = {
    ...(driver !== undefined && {driver}),
    ...(damage && {damage: damage.message}),
    ...(linkTemplate !== undefined && {linkTemplate}),
  }
  const {linkTemplate: _, ...known} = around
  if (options.json) io.out(`${JSON.stringify({...runToJson(run), ...known}, undefined, 2)}\n`)
  else {
    const {push, end} = createSanitizer(io)
    io.out(push(renderReport(run, around)) + end())
  }
  return damage ? exitCodes.unsafe : exitCodes.done
}

/** Notes that a dead driver never took in. Who may only read the folder sees the report without them. */
function takeLeftNotes(folder: string): void {
  try {
    takeNotes(folder)
  } catch {
    // A journal that is damaged or cannot be written takes no note; the report says the first, and the notes stay.
  }
}

/** ex: `process 4711`, `process 4711 on host laptop-2` */
function describeDriver(folder: string): string | undefined {
  const driver = findDriver(folder)
  return driver && `process ${driver.pid} on host ${driver.host}`
}

function keepEvidence(
  run: Run,
  {damage, project}: {damage: RunbookError | undefined; project: string | undefined},
  io: CliIo,
): void {
  if (damage) throw damage
  if (project === undefined) {
    throw new RunbookError('Evidence is kept in a project, and there is none around.', {
      hint: 'Change to the project folder.',
    })
  }
  requireProof(run)
  io.err(`Evidence: ${writeEvidence(runToEvidence(run), project)}\n`)
}
