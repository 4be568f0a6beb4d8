import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs'
import type {FilePort} from './file-port.ts'

/** The machine's own files, readable by their owner only. */
export const nodeFiles: FilePort = {
  makeFolder: (path) => void mkdirSync(path, {mode: 0o700}),
  open: (path, flags) => openSync(path, flags, 0o600),
  write: (file, data) => writeSync(file, data),
  syncContent: fdatasyncSync,
  sync: fsyncSync,
  size: (file) => fstatSync(file).size,
  truncate: ftruncateSync,
  close: closeSync,
  link: linkSync,
  remove: (path) => rmSync(path, {force: true}),
}
