import {createHash} from 'node:crypto'
import {closeSync, openSync, writeSync} from 'node:fs'
import {exitCodes} from '../model/exit-codes.ts'
import {RecordError} from './record-error.ts'

/** A log file grows to this size; the rest is counted, not kept. */
const maxLogBytes = 8 * 1024 * 1024

const notice = '\n[runbook: the log is full; later output was not kept]\n'

/** One file that a step's output is written to, up to its limit. */
export interface LogFile {
  append(text: string): void
  /** Closes it and gives its sha256. */
  close(): string
}

/** Opens a log file, which only the owner can read. Throws RecordError when the disk does not take it, as `append` does. */
export function openLogFile(path: string): LogFile {
  const file = orUnwritable(path, () => openSync(path, 'a', 0o600))
  const hash = createHash('sha256')
  let room = maxLogBytes
  const write = (data: Buffer) => {
    orUnwritable(path, () => {
      for (let offset = 0; offset < data.length; ) offset += writeSync(file, data, offset)
    })
    hash.update(data)
  }
  return {
    append(text) {
      if (room < 0) return
      const data = Buffer.from(text)
      if (data.length <= room) write(data)
      // A character that does not fit is left out whole: what is kept stays UTF-8.
      else write(Buffer.concat([wholeCharacters(data.subarray(0, room)), Buffer.from(notice)]))
      room = data.length <= room ? room - data.length : -1
    },
    close() {
      closeSync(file)
      return hash.digest('hex')
    },
  }
}

function wholeCharacters(data: Buffer): Buffer {
  let end = data.length
  while (end > 0 && (data[end - 1]! & 0xc0) === 0x80) end -= 1
  return end > 0 && data[end - 1]! >= 0xc0 ? data.subarray(0, end - 1) : data
}

function orUnwritable<Result>(path: string, act: () => Result): Result {
  try {
    return act()
  } catch (cause) {
    throw new RecordError(`The output log ${path} cannot be written: ${(cause as Error).message}.`, {
      hint: 'Make room on that disk, look at what the step had done, then resume the run.',
      exitCode: exitCodes.unsafe,
      cause,
    })
  }
}
