import {UsageError} from '../stand-in-error.ts'

/** One value as gcloud prints it in a line: `True`, `14`, text as it is, nothing for what is not there. */
export function renderValue(key: string, value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return ''
    case 'boolean':
      return value ? 'True' : 'False'
    case 'string':
      return value
    case 'number':
      return String(value)
    default:
      throw new UsageError(
        `--format: \`${key}\` is a list or an object, which is covered in json and yaml only.`,
      )
  }
}
