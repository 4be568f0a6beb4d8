import {expect, test} from 'vitest'
import {crc32c} from '../../../src/rehearsal/google/secret-manager/crc32c.ts'

test.each([
  ['', '0'],
  ['123456789', String(0xe3069283)],
])('the CRC32C of %j is %s', (text, expected) => expect(crc32c(Buffer.from(text))).toBe(expected))
