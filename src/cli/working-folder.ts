import {RunbookError} from '../model/runbook-error.ts'

/** The folder that the CLI was started in. Throws RunbookError where it was removed meanwhile. */
export function workingFolder(): string {
  try {
    return process.cwd()
  } catch (cause) {
    throw new RunbookError('The working folder is gone: somebody removed or moved it.', {
      hint: 'Change to the project folder, also when its path is still the same, and try again.',
      cause,
    })
  }
}
