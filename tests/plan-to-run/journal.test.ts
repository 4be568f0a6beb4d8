import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {createJournal, reopenJournal} from '../../src/plan-to-run/journal.ts'
import {readJournal} from '../../src/plan-to-run/read-journal.ts'
import {sampleEvents} from './sample-run.ts'

function writtenJournal(): {folder: string; file: string; head: string} {
  const root = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  onTestFinished(() => rmSync(root, {recursive: true, force: true}))
  const folder = join(root, 'runs', 'a-run')
  const journal = createJournal(folder)
  for (const event of sampleEvents()) journal.append([event])
  journal.close()
  return {folder, file: join(folder, 'journal.ndjson'), head: journal.head}
}

test('a journal is read back as it was written, and its head is the hash of the last line', () => {
  const {folder, head} = writtenJournal()
  const lines = readJournal(folder)
  expect(lines.map(({seq, prev, hash, ...event}) => event)).toEqual(
    JSON.parse(JSON.stringify(sampleEvents())),
  )
  expect(lines.at(-1)?.hash).toBe(head)
})

test.each([
  ['a changed character', (text: string) => text.replace('"durationMs":6000', '"durationMs":600'), 7],
  [
    'a lost line',
    (text: string) =>
      text
        .split('\n')
        .filter((_, index) => index !== 3)
        .join('\n'),
    4,
  ],
  ['two lines that changed places', (text: string) => swapLines(text, 4, 5), 5],
  ['a line that is no JSON', (text: string) => text.replace('{"kind":"note"', '{kind:"note"'), 8],
])('%s is damage, and the line is named', (_what, damage, line) => {
  const {folder, file} = writtenJournal()
  const before = readFileSync(file, 'utf8')
  const after = damage(before)
  expect(after).not.toBe(before)
  writeFileSync(file, after)
  expect(() => readJournal(folder)).toThrow(`is damaged at line ${line}.`)
})

test('a last line that was torn off is not read, because nothing was done after it', () => {
  const {folder, file} = writtenJournal()
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20))
  expect(readJournal(folder)).toHaveLength(sampleEvents().length - 1)
})

test.each(['/proc/nope', '/dev/null/nope'])(
  'a run that cannot be recorded in %s is refused at once',
  (place) => {
    expect(() => createJournal(join(place, 'a-run'))).toThrow('cannot be recorded')
  },
)

test('a run folder that exists is never written into again', () => {
  const {folder} = writtenJournal()
  expect(() => createJournal(folder)).toThrow('cannot be recorded')
})

function swapLines(text: string, a: number, b: number): string {
  const lines = text.split('\n')
  ;[lines[a], lines[b]] = [lines[b]!, lines[a]!]
  return lines.join('\n')
}

test.each([
  ['no journal at all', undefined],
  ['an empty journal', ''],
  ['a first line that was torn off', '{"kind":"run-started","at":'],
])('a run with %s never started, and nothing else is claimed of it', (_what, text) => {
  const {folder, file} = writtenJournal()
  if (text === undefined) rmSync(file)
  else writeFileSync(file, text)
  expect(() => readJournal(folder)).toThrow('Run a-run never started: its journal holds no event.')
})

test('garbage after the last line is cut off when the run goes on, and what stood before stays', () => {
  const {folder, file, head} = writtenJournal()
  const before = readFileSync(file)
  writeFileSync(file, Buffer.concat([before, Buffer.alloc(700)]))
  const {journal, lines} = reopenJournal(folder)
  expect(lines.at(-1)?.hash).toBe(head)
  journal.append([{kind: 'note', at: '2026-02-11T10:00:10.000Z', text: 'again'}])
  journal.close()
  expect(readFileSync(file).subarray(0, before.length).equals(before)).toBe(true)
  expect(readJournal(folder).at(-1)).toMatchObject({kind: 'note', prev: head})
})

test('a line that another hand adds while the run is driven stops the driver before it writes', () => {
  const {folder, file} = writtenJournal()
  const {journal} = reopenJournal(folder)
  appendFileSync(file, 'by hand\n')
  const changed = readFileSync(file, 'utf8')
  expect(() => journal.append([{kind: 'note', at: '', text: 'again'}])).toThrow('changed by another hand')
  expect(readFileSync(file, 'utf8')).toBe(changed)
})
