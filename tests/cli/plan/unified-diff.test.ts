import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import * as fc from 'fast-check'
import {expect, onTestFinished, test} from 'vitest'
import {unifiedDiff} from '../../../src/cli/plan/unified-diff.ts'

/** What `diff -u` says of two texts, without its head. */
function realDiff(before: string, after: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  writeFileSync(join(folder, 'a'), `${before}\n`)
  writeFileSync(join(folder, 'b'), `${after}\n`)
  try {
    execFileSync('diff', ['-u', 'a', 'b'], {cwd: folder, encoding: 'utf8'})
    return []
  } catch (error) {
    return (error as {stdout: string}).stdout.trimEnd().split('\n').slice(2)
  }
}

/** Takes the lines of a diff over into a text, and fails where they do not fit. */
function apply(before: string, diff: readonly string[]): string {
  const from = before.split('\n')
  const after: string[] = []
  let read = 0
  for (const line of diff) {
    const head = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(line)
    if (head) {
      const first = Number(head[1]) - (head[2] === '0' ? 0 : 1)
      after.push(...from.slice(read, first))
      read = first
      continue
    }
    if (line[0] !== '+') expect(from[read++]).toBe(line.slice(1))
    if (line[0] !== '-') after.push(line.slice(1))
  }
  return [...after, ...from.slice(read)].join('\n')
}

test.each([
  ['one line of many', 'a\nb\nc\nd\ne\nf\ng\nh\ni', 'a\nb\nc\nd\nE\nf\ng\nh\ni'],
  [
    'two far apart',
    Array.from({length: 30}, (_, n) => n).join('\n'),
    `X\n${Array.from({length: 29}, (_, n) => n + 1).join('\n')}\nY`,
  ],
  ['a line that goes', 'one\ntwo\nthree', 'one\nthree'],
  ['a line that comes first', 'one\ntwo', 'zero\none\ntwo'],
  ['nothing', 'same\nsame', 'same\nsame'],
])('%s is told as diff -u tells it', (_name, before, after) => {
  const plain = (lines: readonly string[]) =>
    lines.map((line) => line.replace(/^(@@ -\d+)( \+\d+)/, '$1,1$2'))
  expect(unifiedDiff(before, after)).toEqual(plain(realDiff(before, after)))
})

test('whatever the texts are, their difference makes one of the other', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), {maxLength: 14}).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(apply(before, unifiedDiff(before, after))).toBe(after)
    }),
  )
})
