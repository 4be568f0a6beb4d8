/** Keeps the beginning of a stream. */
export interface ByteKeeper {
  keep(chunk: Buffer): void
  /** What was kept, in one piece. */
  bytes(): Buffer
}

/** Keeps at most about this many bytes: the chunk that goes beyond is the last one. */
export function createByteKeeper(maxBytes: number): ByteKeeper {
  const chunks: Buffer[] = []
  let size = 0
  return {
    keep(chunk) {
      if (size < maxBytes) chunks.push(chunk)
      size += chunk.length
    },
    bytes: () => Buffer.concat(chunks),
  }
}
