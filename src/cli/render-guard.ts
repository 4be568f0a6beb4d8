import {delimiter} from 'node:path'
import type {Plan} from '../model/plan.ts'
import {callerVariables} from '../plan-to-run/build-environment.ts'
import {findProgram} from '../plan-to-run/find-program.ts'
import type {CliIo} from './io.ts'
import {readGcloudSettings} from './read-gcloud-settings.ts'
import type {Origin} from './read-origin.ts'
import {createPaint} from './terminal/paint.ts'
import {proseColumns} from './terminal/run-lines.ts'
import {sanitize} from './terminal/sanitize.ts'
import {wrapAfter} from './terminal/wrap.ts'

/** Nobody waits longer than this in an incident to read a name. */
const timeoutMs = 5000

/**
 * Says in a guarded environment, before anything acts, as whom and where gcloud would act, and that a text was not
 * reviewed; nothing elsewhere. A command that names no project would go to gcloud's active one.
 */
export async function renderGuard({plan, origin}: {plan: Plan; origin: Origin}, io: CliIo): Promise<string> {
  if (!plan.environment.guarded) return ''
  const {bad} = createPaint(io.useColour)
  const {unreviewed} = origin
  const lines = usesGcloud(plan) ? await describeAccount(plan, io) : []
  if (unreviewed) {
    const text = sanitize(`NOT REVIEWED: ${unreviewed.fault}. Reason given: ${unreviewed.reason}`)
    lines.push(...wrapAfter('', text, proseColumns(io)).map(bad))
  }
  return lines.map((line) => `${sanitize(line)}\n`).join('')
}

async function describeAccount({environment, values}: Plan, io: CliIo): Promise<string[]> {
  const path = findProgram('gcloud', (io.env.PATH ?? '').split(delimiter).filter(Boolean))
  if (path === undefined) return ['account: unknown, gcloud is not installed']
  const settings = await readGcloudSettings({path, env: callerVariables(io.env, environment.pass), timeoutMs})
  if (settings instanceof Error) return [`account: unknown, ${settings.message}`]
  const {account = 'none is active; log in: gcloud auth login', project} = settings
  const lines = [`account: ${account}`, `project: ${values.PROJECT ?? project ?? 'none is active'}`]
  // Without an active project a command that names none is refused by gcloud itself.
  if (values.PROJECT === undefined || project === undefined || values.PROJECT === project) return lines
  const {bad} = createPaint(io.useColour)
  const where = environment.name.toUpperCase()
  lines.push(
    bad(`PROJECT MISMATCH: gcloud's active project is ${project}, and ${where} is ${values.PROJECT}.`),
  )
  return [...lines, '  A command without --project would go to the first.']
}

function usesGcloud({steps}: Plan): boolean {
  return steps.some(
    ({leftOut, run, verify, rollback}) =>
      leftOut === undefined && [run, verify, rollback].some((fence) => /\bgcloud\b/.test(fence?.code ?? '')),
  )
}
