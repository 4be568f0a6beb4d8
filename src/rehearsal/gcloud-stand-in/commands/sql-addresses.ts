import {encodeSegment} from '../api/api.ts'
import {CommandError, UsageError} from '../stand-in-error.ts'

/** Address of a project's Cloud SQL resources, in the version that gcloud speaks. */
export function sqlProject(project: string): string {
  return `https://sqladmin.googleapis.com/sql/v1beta4/projects/${encodeSegment(project)}`
}

/** Address of an instance. Throws CommandError for what gcloud refuses as a name. */
export function sqlInstance(project: string, name: string): string {
  if (name === '') throw new CommandError('could not parse resource []')
  if (name.includes(':')) {
    throw new CommandError(
      "Instance names cannot contain the ':' character; give the project with --project.",
    )
  }
  if (/^projects\/|^instances\//.test(name)) {
    throw new UsageError(`argument INSTANCE: only plain names are covered, got \`${name}\``)
  }
  return `${sqlProject(project)}/instances/${encodeSegment(name)}`
}
