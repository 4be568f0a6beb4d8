import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseDocument} from 'yaml'
import * as z from 'zod'
import {type Environment, environmentSchema} from '../model/environment.ts'
import {RunbookError} from '../model/runbook-error.ts'

/** A Markdown file outside any project runs on this machine, guarded except that `--yes=<risk>` suffices. */
const local: Environment = {
  name: 'local',
  version: 1,
  description: 'This machine, with no environment file.',
  guarded: true,
  yes: 'none',
  refs: [],
  pass: [],
  values: {},
  secrets: {},
}

/** Names of the project's environments, sorted. */
export function listEnvironments(project: string): readonly string[] {
  return readdirSync(join(project, 'runbooks', '_environments'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort()
}

/** Reads one environment. Throws RunbookError naming file, line and field when it is not as the schema says. */
export function readEnvironment(name: string, project: string | undefined): Environment {
  if (name === 'local') return local
  const path = project && join(project, 'runbooks', '_environments', `${name}.yaml`)
  if (!project || !path || !/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(path)) {
    const known = ['local', ...(project ? listEnvironments(project) : [])]
    throw new RunbookError(`There is no environment \`${name}\`.`, {
      hint: `Name one of: ${known.join(', ')}.`,
    })
  }
  const file = `runbooks/_environments/${name}.yaml`
  const document = parseDocument(readFileSync(path, 'utf8'))
  const [fault] = document.errors
  if (fault) throw unreadable(`${file}:${fault.linePos?.[0].line ?? 1}: ${fault.message.split('\n')[0]}`)
  const parsed = environmentSchema.safeParse(document.toJS())
  if (!parsed.success) throw unreadable(`${file}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
  return {...parsed.data, name}
}

function unreadable(what: string): RunbookError {
  return new RunbookError(`The environment cannot be read: ${what}`, {
    hint: 'Correct the file; docs/reference/environments.md lists the fields.',
  })
}
