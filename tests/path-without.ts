import {mkdtempSync, readdirSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {delimiter, dirname, join} from 'node:path'
import {onTestFinished} from 'vitest'

/** A PATH on which everything is that this machine has, but for some programs; it lasts as long as the test. */
export function pathWithout(...programs: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-path-'))
  onTestFinished(() => rmSync(folder, {recursive: true}))
  const names = new Set(programs)
  for (const source of [dirname(process.execPath), ...(process.env.PATH ?? '').split(delimiter)]) {
    for (const name of listNames(source)) {
      if (!names.has(name)) symlinkSync(join(source, name), join(folder, name))
      names.add(name)
    }
  }
  return folder
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // PATH may name folders that do not exist.
    return []
  }
}
