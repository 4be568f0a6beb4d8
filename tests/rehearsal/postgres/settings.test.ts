import {expect, test} from 'vitest'
import {renderSettings} from '../../../src/rehearsal/postgres/settings.ts'

test('a folder with odd characters is quoted for PostgreSQL and for its shell', () => {
  const line = renderSettings({archive: "/a 100%'s"})
    .split('\n')
    .find((text) => text.startsWith('archive_command'))
  expect(line).toBe(
    String.raw`archive_command = 'cp "%p" ''/a 100%%''\\''''s/''".%f.tmp" && mv ''/a 100%%''\\''''s/''".%f.tmp" ''/a 100%%''\\''''s/''"%f"'`,
  )
})

test('the target of a recovery has a numeric offset', () => {
  const target = {instant: '2026-02-11T10:00:00.000001Z'}
  expect(renderSettings({archive: '/w', recovery: {walSource: '/v', target}})).toContain(
    "recovery_target_time = '2026-02-11T10:00:00.000001+00'\n",
  )
})
