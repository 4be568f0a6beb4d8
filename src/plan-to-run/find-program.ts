import {accessSync, constants, statSync} from 'node:fs'
import {isAbsolute, join} from 'node:path'

/** Path of a program in the first of these folders that has it; `undefined` when none has. */
export function findProgram(name: string, folders: readonly string[]): string | undefined {
  return folders
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, name))
    .find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    // Missing, or not ours to execute: not a program for us.
    return false
  }
}
