import {createHash} from 'node:crypto'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {RunbookError} from '../../src/model/runbook-error.ts'
import {createMasker} from '../../src/plan-to-run/mask.ts'
import {openOutputLog} from '../../src/plan-to-run/output-log.ts'

function openLog(folder = runFolder()) {
  const shown: string[] = []
  const masker = createMasker(['secret-value'])
  const onText = (_stream: string, text: string) => void shown.push(text)
  return {folder, shown, log: openOutputLog({folder, name: 'a.1', masker, onText})}
}

function runFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  mkdirSync(join(folder, 'output'))
  return folder
}

test('a log has the size that arrived, the sha256 of its file, and the masked end', () => {
  const {folder, log, shown} = openLog()
  const bytes = Buffer.from('wörd secret-value\n')
  for (const byte of bytes) log.write('stdout', Buffer.from([byte]))
  const record = log.close()
  const file = readFileSync(join(folder, record.log))
  expect(file.toString()).toBe('wörd [masked]\n')
  expect(shown.join('')).toBe(file.toString())
  expect(record).toEqual({
    bytes: bytes.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    tail: file.toString(),
    log: 'output/a.1.log',
  })
})

test('a log is filled to its limit, says so once, and the tail is still the end', () => {
  const {folder, log} = openLog()
  const chunk = Buffer.from('äöü€'.repeat(10_000))
  for (let size = 0; size < 9 * 1024 * 1024; size += chunk.length) log.write('stdout', chunk)
  log.write('stdout', Buffer.from('the end'))
  const {tail} = log.close()
  const file = readFileSync(join(folder, 'output/a.1.log'), 'utf8')
  expect(Buffer.byteLength(file)).toBeGreaterThan(8 * 1024 * 1024 - 10)
  expect(file).not.toContain('\ufffd')
  expect(file.match(/the log is full/g)).toHaveLength(1)
  expect(tail).toMatch(/the end$/)
  expect(tail).toHaveLength(4096)
})

test('the end of standard error is masked before it is cut', () => {
  const {log} = openLog()
  log.write('stderr', Buffer.from(`secret-value${'x'.repeat(4090)}`))
  expect(log.endBlock()).toBe(`asked]${'x'.repeat(4090)}`)
  expect(log.endBlock()).toBe('')
})

test('a full disk stops the block and is reported once, with what to do', () => {
  const folder = runFolder()
  symlinkSync('/dev/full', join(folder, 'output/a.1.log'))
  const {log, shown} = openLog(folder)
  log.write('stdout', Buffer.from('one\n'))
  expect(log.failed.aborted).toBe(true)
  log.write('stdout', Buffer.from('two\n'))
  expect(shown).toEqual(['one\n'])
  const thrown = (() => {
    try {
      return log.close()
    } catch (error) {
      return error
    }
  })()
  expect(thrown).toBeInstanceOf(RunbookError)
  expect(thrown).toMatchObject({exitCode: 5, message: expect.stringContaining('ENOSPC')})
})

test('a log that cannot be made is refused with exit code 5', () => {
  expect(() => openLog('/proc')).toThrow('cannot be written')
})
