import {randomBytes} from 'node:crypto'
import {join} from 'node:path'
import type {FilePort} from './file-port.ts'

/** Enough for the end of a step with its output's tail, and for the end of the run. */
const reservedBytes = 128 * 1024

/**
 * Takes space on the disk for the end of a run, in a file that is given back when the disk is full. So the journal
 * can say why the run stopped.
 */
export function makeReserve(folder: string, files: FilePort): void {
  freeReserve(folder, files)
  const file = files.open(reservePath(folder), 'ax')
  // Random, because some file systems keep zeros in no space at all.
  const data = randomBytes(reservedBytes)
  for (let offset = 0; offset < data.length; ) offset += files.write(file, data.subarray(offset))
  files.syncContent(file)
  files.close(file)
}

/** Gives the space back. */
export function freeReserve(folder: string, files: FilePort): void {
  files.remove(reservePath(folder))
}

function reservePath(folder: string): string {
  return join(folder, 'reserve')
}
