import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import type {JournalLine, RunEvent} from '../../src/model/event.ts'
import {createCarefulJournal} from '../../src/plan-to-run/careful-journal.ts'
import {systemClock} from '../../src/plan-to-run/clock.ts'
import type {FilePort} from '../../src/plan-to-run/file-port.ts'
import {foldRun} from '../../src/plan-to-run/fold-run.ts'
import {createJournal} from '../../src/plan-to-run/journal.ts'
import {nodeFiles} from '../../src/plan-to-run/node-files.ts'
import {readJournal} from '../../src/plan-to-run/read-journal.ts'
import {sampleEvents} from './sample-run.ts'

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: no more`), {code})
}

/** A disk that can be filled: what is written then takes a part and fails, until the reserve is given back. */
function fullDisk() {
  let room = Number.POSITIVE_INFINITY
  const files: FilePort = {
    ...nodeFiles,
    write(file, data) {
      if (room <= 0) throw failure('ENOSPC')
      const bytes = nodeFiles.write(file, data.subarray(0, room))
      room -= bytes
      return bytes
    },
    remove(path) {
      nodeFiles.remove(path)
      if (path.endsWith('/reserve')) room += 128 * 1024
    },
  }
  const fill = (left: number) => {
    room = left
  }
  return {files, fill}
}

/** A run of the sample's first three events on these files: started, and its first step ended. */
function begin(files: FilePort) {
  const root = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  onTestFinished(() => rmSync(root, {recursive: true, force: true}))
  const folder = join(root, 'runs', 'a-run')
  const lines: JournalLine[] = []
  const journal = createCarefulJournal(createJournal(folder, files), {lines, clock: systemClock})
  const append = (events: readonly RunEvent[]) => {
    const written = journal.append(events)
    lines.push(...written.lines)
    return written
  }
  const [started, look, failed] = sampleEvents()
  append([started!, look!])
  return {folder, append, look: look!, failed: failed!}
}

const recorded = (folder: string) => readJournal(folder).map(({kind}) => kind)
const end: RunEvent = {kind: 'run-ended', at: '2026-02-11T10:00:09.000Z', status: 'failed', durationMs: 1}

test('on a full disk what has happened and the end are recorded, and what was about to happen is not', () => {
  const {files, fill} = fullDisk()
  const {folder, append, look, failed} = begin(files)
  fill(10)
  const {stopped} = append([failed, look])
  expect(recorded(folder)).toEqual(['run-started', 'step-started', 'step-ended', 'note', 'run-ended'])
  expect(foldRun(readJournal(folder)).status).toBe('interrupted')
  expect({message: stopped?.message.replace(folder, '<run>'), hint: stopped?.hint}).toMatchInlineSnapshot(`
    {
      "hint": "Nothing runs without a record: make room, look at what step \`look\` did, then go on with: runbook resume 20260211t100000z-sample-0001",
      "message": "The run cannot be recorded in <run>: ENOSPC: no more. Recorded last: step \`look\` started. Done since then: step \`look\` ended failed.",
    }
  `)
})

test('the last events of a run fit into the reserved space: the run ends as it ended', () => {
  const {files, fill} = fullDisk()
  const {folder, append, failed} = begin(files)
  fill(10)
  expect(append([failed, end]).stopped).toBeUndefined()
  expect(foldRun(readJournal(folder)).status).toBe('failed')
})

test('where the end of a step is larger than the reserved space, the end of the run still says why', () => {
  const {files, fill} = fullDisk()
  const {folder, append, look, failed} = begin(files)
  fill(10)
  const large = {...failed, message: 'x'.repeat(200 * 1024)} as RunEvent
  expect(append([large, look]).stopped?.message).toContain('Done since then: step `look` ended failed.')
  expect(recorded(folder)).toEqual(['run-started', 'step-started', 'note', 'run-ended'])
  expect(foldRun(readJournal(folder)).steps[0]!.status).toBe('unknown')
})

test('after a sync that failed nothing is written: what is on the disk is not known', () => {
  let isBroken = false
  let writes = 0
  const files: FilePort = {
    ...nodeFiles,
    write(file, data) {
      writes += 1
      return nodeFiles.write(file, data)
    },
    syncContent(file) {
      if (isBroken) throw failure('EIO')
      nodeFiles.syncContent(file)
    },
  }
  const {append, look, failed} = begin(files)
  isBroken = true
  const before = writes
  const {lines, stopped} = append([failed, look])
  expect({lines, writes: writes - before}).toEqual({lines: [], writes: 1})
  expect(stopped?.hint).toContain('see to the disk, look at what step `look` did')
  expect(stopped?.message).toMatch(
    /EIO: no more\. Recorded last: step `look` started\. Done since then: step `look`/,
  )
})
