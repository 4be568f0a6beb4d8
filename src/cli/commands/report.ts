import {foldRun} from '../../plan-to-run/fold-run.ts'
import {readJournal} from '../../plan-to-run/read-journal.ts'
import {renderReport} from '../../run-to-report/render-report.ts'
import {runToJson} from '../../run-to-report/run-to-json.ts'
import {projectAround} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {findRunFolder, runsFolder} from '../run-folder.ts'
import {sanitize} from '../terminal/sanitize.ts'

/** `runbook report`: what happened in a run, as Markdown or JSON. */
export async function reportCommand(
  name: string,
  options: {json?: boolean; runsDir?: string},
  io: CliIo,
): Promise<number> {
  const runs = runsFolder({runsDir: options.runsDir, project: projectAround(io), cwd: io.cwd, env: io.env})
  const run = foldRun(readJournal(findRunFolder(name, runs)))
  io.out(options.json ? `${JSON.stringify(runToJson(run), undefined, 2)}\n` : sanitize(renderReport(run)))
  return 0
}
