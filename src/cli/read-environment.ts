import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseDocument} from 'yaml'
import * as z from 'zod'
import {type Environment, environmentSchema} from '../model/environment.ts'
import {RunbookError} from '../model/runbook-error.ts'
import {packedNames} from './archive/archive.ts'
import type {FoundRunbook} from './find-project.ts'

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

/** Where environment files are: a project's folder, or an archive. In neither there is only `local`. */
export type EnvironmentSource = Pick<FoundRunbook, 'project' | 'archive'>

const folder = 'runbooks/_environments'

/** Path of an environment's file in its project. */
export function environmentFile(name: string): string {
  return `${folder}/${name}.yaml`
}

/** Names of the environments that have a file, sorted. */
export function listEnvironments({project, archive}: EnvironmentSource): readonly string[] {
  if (archive) return packedNames(archive, folder, '.yaml')
  if (project === undefined) return []
  return readdirSync(join(project, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort()
}

/** Reads one environment. Throws RunbookError naming file, line and field when it is not as the schema says. */
export function readEnvironment(name: string, source: EnvironmentSource): Environment {
  if (name === 'local') return local
  const file = environmentFile(name)
  const text = /^[a-z][a-z0-9-]*$/.test(name) ? readText(file, source) : undefined
  if (text === undefined) {
    const known = ['local', ...listEnvironments(source)]
    throw new RunbookError(`There is no environment \`${name}\`.`, {
      hint: `Name one of: ${known.join(', ')}.`,
    })
  }
  const document = parseDocument(text)
  const [fault] = document.errors
  if (fault) throw unreadable(`${file}:${fault.linePos?.[0].line ?? 1}: ${fault.message.split('\n')[0]}`)
  const parsed = environmentSchema.safeParse(document.toJS())
  if (!parsed.success) throw unreadable(`${file}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
  refuseUnknownSecrets(parsed.data, file)
  return {...parsed.data, name}
}

function refuseUnknownSecrets({on = {}, secrets}: Omit<Environment, 'name'>, file: string): void {
  for (const [occasion, target] of Object.entries(on)) {
    if (typeof target === 'string' || target.secret in secrets) continue
    throw unreadable(
      `${file}: \`on.${occasion}\` names the secret ${target.secret}, which \`secrets\` lacks.`,
    )
  }
}

function readText(file: string, {project, archive}: EnvironmentSource): string | undefined {
  if (archive) return archive.files[file]
  const path = project && join(project, file)
  return path && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function unreadable(what: string): RunbookError {
  return new RunbookError(`The environment cannot be read: ${what}`, {
    hint: 'Correct the file; docs/reference/environments.md lists the fields.',
  })
}
