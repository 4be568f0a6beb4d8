import {parseRunbook} from '../markdown-to-runbook/parse-runbook.ts'
import {renderProblem} from '../markdown-to-runbook/render-problem.ts'
import {checkValue} from '../model/check-value.ts'
import type {Environment} from '../model/environment.ts'
import {exitCodes} from '../model/exit-codes.ts'
import type {Plan} from '../model/plan.ts'
import type {Runbook} from '../model/runbook.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {type PlanOptions, planRun} from '../runbook-to-plan/plan-run.ts'
import type {Archive} from './archive/archive.ts'
import {type FoundRunbook, findRunbook} from './find-project.ts'
import type {CliIo} from './io.ts'
import {listEnvironments, readEnvironment} from './read-environment.ts'
import {plain} from './terminal/plain.ts'

/** What the operator asked for on the command line. */
export interface RunRequest {
  readonly runbook: string
  readonly environment?: string
  readonly input: Readonly<Record<string, string>>
  readonly from?: string
  readonly only?: readonly string[]
}

/** Everything that is decided before anything starts. */
export interface PreparedRun {
  readonly found: FoundRunbook
  readonly runbook: Runbook
  readonly environment: Environment
  readonly plan: Plan
}

/** Reads, checks and plans. Throws RunbookError when the run cannot be: nothing has been done by then. */
export async function prepareRun(request: RunRequest, io: CliIo): Promise<PreparedRun> {
  const found = findRunbook(request.runbook, io.cwd, io.archive)
  const runbook = readRunbook(found)
  const environment = readEnvironment(await chooseEnvironment(request, found, io), found)
  const options: PlanOptions = {given: request.input, from: request.from, only: request.only}
  const first = planRun(runbook, environment, options)
  if (first.missing.length === 0) return {found, runbook, environment, plan: first.plan}
  const answers = await askForInputs(runbook, first.missing, environment, io)
  const {plan} = planRun(runbook, environment, {...options, given: {...request.input, ...answers}})
  return {found, runbook, environment, plan}
}

/** Parses a runbook. Throws RunbookError listing its errors, all at once. */
export function readRunbook(found: FoundRunbook): Runbook {
  const {runbook, problems} = parseRunbook(found.markdown, found.file)
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) {
    throw new RunbookError(
      `${found.file} has ${errors.length} problems:\n${errors.map(renderProblem).join('\n')}`,
      {
        hint: 'Mend the runbook first; nothing was run.',
        exitCode: exitCodes.problems,
      },
    )
  }
  if (runbook.steps.length > 0) return runbook
  throw new RunbookError(`${found.file} has no steps.`, {
    hint: 'A step is a `:::step[Title]{#id .read}` directive.',
  })
}

async function chooseEnvironment(request: RunRequest, found: FoundRunbook, io: CliIo): Promise<string> {
  if (request.environment !== undefined) return request.environment
  if (!found.project && !found.archive) return 'local'
  if (found.archive) return choosePacked(found.archive, io)
  if (!io.isTerminal) return 'rehearsal'
  const names = listEnvironments(found)
  const answer = (await io.ask(`Environment (${names.join(', ')}) [rehearsal]: `)).trim()
  return answer === '' ? 'rehearsal' : answer
}

/** An archive has no rehearsal to fall back to, and nothing else is chosen for anybody. */
async function choosePacked(archive: Archive, io: CliIo): Promise<string> {
  const names = ['local', ...listEnvironments({archive})]
  if (io.isTerminal) return (await io.ask(`Environment (${names.join(', ')}): `)).trim()
  throw new RunbookError('The archive takes no environment for granted.', {
    hint: `Name one with --environment: ${names.join(', ')}.`,
  })
}

async function askForInputs(
  runbook: Runbook,
  missing: readonly string[],
  environment: Environment,
  io: CliIo,
): Promise<Record<string, string>> {
  if (!io.isTerminal) {
    const listed = missing.map((name) => `${name} (${runbook.inputs[name]?.description ?? 'no description'})`)
    throw new RunbookError(`These inputs have no value: ${listed.join(', ')}.`, {
      hint: `Give ${missing.map((name) => `--input ${name}=…`).join(' ')}, or set them in environment \`${environment.name}\`.`,
    })
  }
  const answers: Record<string, string> = {}
  for (const name of missing) {
    for (;;) {
      const what = plain(runbook.inputs[name]?.description ?? '')
      const answer = await io.ask(`${environment.name.toUpperCase()}: ${name} (${what}): `)
      const checked = checkValue(answer, runbook.inputs[name])
      if (checked.ok) answers[name] = answer
      if (checked.ok) break
      io.err(`${name} ${plain(checked.reason)}\n`)
    }
  }
  return answers
}
