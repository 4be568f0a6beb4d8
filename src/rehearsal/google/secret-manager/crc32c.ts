const table = Array.from({length: 256}, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1
  return value >>> 0
})

/** CRC32C (Castagnoli) as Secret Manager writes it: an unsigned decimal number. */
export function crc32c(bytes: Uint8Array): string {
  return String(checksum(bytes))
}

/** CRC32C as Cloud Storage writes it, before base64: four bytes, the highest first. */
export function crc32cBytes(bytes: Uint8Array): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(checksum(bytes))
  return four
}

function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ table[(value ^ byte) & 0xff]!
  return (value ^ 0xffffffff) >>> 0
}
