import {delimiter} from 'node:path'
import {parseRunbook} from '../../markdown-to-runbook/parse-runbook.ts'
import {exitCodes} from '../../model/exit-codes.ts'
import {callerVariables} from '../../plan-to-run/build-environment.ts'
import {type Check, renderCheck} from '../doctor/check.ts'
import {checkAccount} from '../doctor/check-account.ts'
import {checkMachine} from '../doctor/check-machine.ts'
import {checkRehearsal} from '../doctor/check-rehearsal.ts'
import {checkRoom} from '../doctor/check-room.ts'
import {checkRunbooks} from '../doctor/check-runbooks.ts'
import {checkTools} from '../doctor/check-tools.ts'
import type {Patient} from '../doctor/patient.ts'
import {type FoundRunbook, findAllRunbooks, findRunbook, projectAround} from '../find-project.ts'
import type {CliIo} from '../io.ts'
import {readEnvironment} from '../read-environment.ts'
import {runsFolder} from '../run-folder.ts'

/** Options of `runbook doctor`. */
export interface DoctorOptions {
  readonly environment?: string
  readonly json?: boolean
}

/** `runbook doctor`: what is there, what is missing, for which runbook, and how to get it. Changes nothing. */
export async function doctorCommand(
  name: string | undefined,
  options: DoctorOptions,
  io: CliIo,
): Promise<number> {
  const patient = examine(name, options, io)
  const {environment, runbooks} = patient
  const checks = await checkAll(patient)
  const missing = checks.filter(({status}) => status === 'missing')
  const ok = missing.length === 0
  if (options.json) io.out(`${JSON.stringify({version: 1, ok, checks}, undefined, 2)}\n`)
  else {
    const ids = runbooks.map(({runbook}) => runbook.id)
    io.out(`${environment.name.toUpperCase()}: ${ids.length > 0 ? ids.join(', ') : 'no runbook'}\n`)
    for (const check of checks) io.out(renderCheck(check))
    io.out(
      ok
        ? 'Everything that is needed is there.\n'
        : `Missing: ${missing.map((check) => check.name).join(', ')}.\n`,
    )
  }
  return ok ? exitCodes.done : exitCodes.usage
}

async function checkAll(patient: Patient): Promise<readonly Check[]> {
  const groups = await Promise.all([
    checkMachine(patient),
    checkTools(patient),
    checkAccount(patient),
    checkRehearsal(patient),
  ])
  return [...groups.flat(), checkRoom(patient), ...checkRunbooks(patient)]
}

function examine(name: string | undefined, options: DoctorOptions, io: CliIo): Patient {
  const project = projectAround(io)
  const all = name === undefined ? allRunbooks(io, project) : [findRunbook(name, io.cwd, io.archive)]
  const source = name === undefined ? {project, archive: io.archive} : all[0]!
  const environment = readEnvironment(options.environment ?? defaultEnvironment(source), source)
  return {
    runbooks: all.map((found) => ({found, runbook: parseRunbook(found.markdown, found.file).runbook})),
    environment,
    platform: io.platform,
    folders: (io.env.PATH ?? '').split(delimiter).filter(Boolean),
    env: callerVariables(io.env, environment.pass),
    hasProject: source.project !== undefined,
    isArchive: io.archive !== undefined,
    runs: runsFolder({project: source.project, cwd: io.cwd, env: io.env}),
  }
}

/** Without a project there is still a machine to look at. */
function allRunbooks(io: CliIo, project: string | undefined): readonly FoundRunbook[] {
  return io.archive || project !== undefined ? findAllRunbooks(io) : []
}

/** A project can be rehearsed; an archive and a lone file cannot. */
function defaultEnvironment({project}: Pick<FoundRunbook, 'project'>): string {
  return project === undefined ? 'local' : 'rehearsal'
}
