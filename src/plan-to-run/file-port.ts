/**
 * The few things that a run's record does to files. A parameter, so that a test can write down every operation, or
 * die at one of them.
 */
export interface FilePort {
  /** Makes one folder that only its owner can read. */
  makeFolder(path: string): void
  /** Gives a number for the file: `ax` makes a new one, `a` appends, `r+` changes, `r` reads (a folder, to sync it). */
  open(path: string, flags: 'ax' | 'a' | 'r+' | 'r'): number
  /** Gives how many bytes were written, which may be fewer than given. */
  write(file: number, data: Uint8Array): number
  /** Returns when the file's content is on the disk. */
  syncContent(file: number): void
  /** Returns when content and entry are on the disk; for a folder, its list of names. */
  sync(file: number): void
  /** Bytes in the file now. */
  size(file: number): number
  truncate(file: number, bytes: number): void
  close(file: number): void
  /** Gives a file a second name. Throws where that name is taken. */
  link(from: string, to: string): void
  /** Removes a file, if it is there. */
  remove(path: string): void
}
