import {createHash} from 'node:crypto'
import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {RunbookError} from '../../model/runbook-error.ts'

/** A file as it was read, and the digest of its bytes. */
export interface SourceFile {
  /** Below the root, with forward slashes. */
  readonly file: string
  readonly text: string
  /** sha256, hex. */
  readonly digest: string
}

/** Larger files are no pages: what a parser makes of them takes longer than anybody waits. */
const mostBytes = 16 * 1024 * 1024

/** Reads one file, never through a symbolic link. Throws RunbookError that names the file when it cannot. */
export function readSource(root: string, file: string): SourceFile {
  try {
    const handle = openSync(join(root, file), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      const status = fstatSync(handle)
      if (!status.isFile()) throw new Error('it is no file')
      if (status.size > mostBytes) throw new Error(`it has ${status.size} bytes, more than ${mostBytes}`)
      const bytes = readFileSync(handle)
      return {file, text: bytes.toString('utf8'), digest: createHash('sha256').update(bytes).digest('hex')}
    } finally {
      closeSync(handle)
    }
  } catch (cause) {
    throw new RunbookError(`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}.`, {
      hint: 'Correct the file, or name other paths.',
      cause,
    })
  }
}
