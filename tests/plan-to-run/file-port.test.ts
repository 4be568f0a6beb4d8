import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {createJournal, reopenJournal} from '../../src/plan-to-run/journal.ts'
import {isUnstarted, readJournal} from '../../src/plan-to-run/read-journal.ts'
import {runbookText, stepText} from '../make-project.ts'
import {driveSample, planSample} from './drive-sample.ts'
import {type Operation, recordFiles} from './record-files.ts'

const mark = (id: string) => `echo ${id} >> marks`
const verify = (code: string) => `\n\`\`\`bash verify\n${code}\n\`\`\`\n`
const plan = planSample(
  runbookText(
    [
      stepText('look', '.read', `${mark('look')}; echo found`).replace(
        '```bash\n',
        '```bash capture=FOUND\n',
      ),
      stepText('change', '.change', mark('change'), verify('grep -q change marks')),
      ':::step[By hand]{#hand .change}\nDo it.\n:::\n',
      stepText('doubtful', '.change', mark('doubtful'), verify('exit 7')),
      stepText('blind', '.change', `${mark('blind')}; echo made`).replace(
        '```bash\n',
        '```bash capture=MADE\n',
      ),
      stepText('last', '.read', 'echo "last $FOUND" >> marks'),
    ].join('\n'),
  ),
)

/** What a crash leaves: the journal on the disk, and what the steps had done by then. */
interface Remains {
  readonly journal: Buffer
  readonly marks: string
}

const nothing: Remains = {journal: Buffer.alloc(0), marks: ''}

/** Drives the run on from what a crash left, with an operator who looks before answering, and writes down what is done. */
async function drive({journal, marks}: Remains) {
  const folder = join(mkdtempSync(join(tmpdir(), 'runbook-test-')), 'runs', 'a-run')
  onTestFinished(() => rmSync(join(folder, '../..'), {recursive: true, force: true}))
  const operations: Operation[] = []
  const files = recordFiles(operations)
  mkdirSync(join(folder, 'work'), {recursive: true})
  const path = join(folder, 'work', 'marks')
  writeFileSync(path, marks)
  if (journal.length > 0) {
    mkdirSync(join(folder, 'output'))
    writeFileSync(join(folder, 'journal.ndjson'), journal)
  }
  const opened = journal.length > 0 && !isUnstarted(folder) ? reopenJournal(folder, files) : undefined
  if (!opened) rmSync(join(folder, 'journal.ndjson'), {force: true})
  const run = await driveSample({
    plan,
    journal: opened?.journal ?? createJournal(folder, files),
    before: opened?.lines ?? [],
    folder,
    onAct: (attempt) => operations.push({kind: 'act', ...attempt}),
    async gate({id, kind}, {isUnknown}) {
      if (kind === 'manual') return {kind: 'attest', note: 'did it'}
      const isDone = isUnknown && readFileSync(path, 'utf8').includes(id)
      return isDone ? {kind: 'skip', reason: 'the mark is there'} : {kind: 'run'}
    },
    afterFailure: () => ({kind: 'skip', reason: 'the mark is there'}),
  })
  return {run, operations, lines: readJournal(folder), marks: readFileSync(path, 'utf8'), folder}
}

/** The journal after these operations, where what was written and not synced is kept, torn at a byte, or gone. */
function journalAfter(base: Buffer, operations: readonly Operation[], keptOfLast: number | 'all'): Buffer {
  let disk = base
  for (const [index, operation] of operations.entries()) {
    if (operation.kind === 'truncate') disk = disk.subarray(0, operation.bytes)
    if (operation.kind !== 'write') continue
    const isSynced = operations.slice(index).some(({kind}) => kind === 'sync')
    const kept = isSynced || keptOfLast === 'all' ? operation.data.length : keptOfLast
    disk = Buffer.concat([disk, operation.data.subarray(0, kept)])
  }
  return disk
}

/** The marks of the run blocks that began; whether the last one came to its mark is open. */
function marksAfter(base: string, operations: readonly Operation[], {hasLast}: {hasLast: boolean}): string {
  const ran = operations.filter(({kind}) => kind === 'act')
  const isLast = (operation: Operation) => operation === operations.at(-1)
  return ran.reduce((marks, operation) => {
    if (operation.kind !== 'act' || operation.role !== 'run' || (isLast(operation) && !hasLast)) return marks
    return `${marks}${operation.step === 'last' ? 'last found' : operation.step}\n`
  }, base)
}

/** Every state in which a crash after these operations may leave the disk. */
function crashesAfter(base: Remains, operations: readonly Operation[]): readonly Remains[] {
  const last = operations.at(-1)
  const whole = {
    journal: journalAfter(base.journal, operations, 'all'),
    marks: marksAfter(base.marks, operations, {hasLast: true}),
  }
  if (last?.kind === 'act')
    return [whole, {...whole, marks: marksAfter(base.marks, operations, {hasLast: false})}]
  if (last?.kind !== 'write') return [whole]
  const newline = last.data.indexOf('\n')
  const length = last.data.length
  const cuts = [0, 1, Math.floor(newline / 2), newline, newline + 1, newline + 2, length - 1, length]
  const torn = [...new Set(cuts)].filter((bytes) => bytes <= length)
  return torn.map((bytes) => ({...whole, journal: journalAfter(base.journal, operations, bytes)}))
}

/** Crashes after every prefix of the operations, goes on, and holds the outcome against the promise. */
async function checkEveryCrash(base: Remains, operations: readonly Operation[]): Promise<number> {
  let count = 0
  for (let end = 1; end <= operations.length; end++) {
    for (const remains of crashesAfter(base, operations.slice(0, end))) {
      await checkCrash(remains)
      count += 1
    }
  }
  return count
}

async function checkCrash(remains: Remains): Promise<void> {
  const {run, lines, marks, folder} = await drive(remains)
  const whole = remains.journal.subarray(0, remains.journal.lastIndexOf('\n') + 1)
  const now = readFileSync(join(folder, 'journal.ndjson'))
  expect(now.subarray(0, whole.length).equals(whole)).toBe(true)
  expect(run.status).toBe('passed')
  const before = whole.toString().split('\n').length - 1
  for (const [index, line] of lines.slice(0, before).entries()) {
    if (line.kind !== 'step-ended' || !['passed', 'skipped', 'attested'].includes(line.status)) continue
    const again = lines.slice(index + 1).filter((later) => 'step' in later && later.step === line.step)
    expect(again).toEqual([])
  }
  const changes = marks.split('\n').filter((text) => !['look', 'last found', ''].includes(text))
  expect(changes).toEqual(['change', 'doubtful', 'blind'])
  expect(existsSync(join(folder, 'reserve'))).toBe(false)
}

test('before a block acts, its start is written and then synced, and so is the end of the step before', async () => {
  const {operations, run} = await drive(nothing)
  expect(run.steps.map(({status}) => status)).toEqual([
    'passed',
    'passed',
    'attested',
    'skipped',
    'passed',
    'passed',
  ])
  const acts = operations.flatMap((operation, index) =>
    operation.kind === 'act' ? [{...operation, index}] : [],
  )
  expect(acts.map(({step, role}) => `${step} ${role}`)).toEqual([
    'look run',
    'change run',
    'change verify',
    'doubtful run',
    'doubtful verify',
    'blind run',
    'last run',
  ])
  for (const [number, {step, attempt, index}] of acts.entries()) {
    const sync = operations.slice(0, index).findLastIndex(({kind}) => kind === 'sync')
    const synced = operations
      .slice(0, sync)
      .flatMap((done) => (done.kind === 'write' ? [String(done.data)] : []))
    expect(operations.slice(sync, index).some(({kind}) => kind === 'write')).toBe(false)
    expect(synced.join('')).toMatch(
      new RegExp(`"kind":"step-started",[^\n]*"step":"${step}","attempt":${attempt}`),
    )
    const before = acts.slice(0, number).findLast((act) => act.step !== step)
    if (before)
      expect(synced.join('')).toMatch(new RegExp(`"kind":"step-ended",[^\n]*"step":"${before.step}"`))
  }
})

test('a crash at any operation of a run, torn and with what was not synced gone, is resumed as promised', async () => {
  const {operations} = await drive(nothing)
  expect(await checkEveryCrash(nothing, operations)).toBeGreaterThan(60)
}, 300_000)

test('so is a crash at any operation of a resumed run', async () => {
  const {operations} = await drive(nothing)
  const cut = operations.findIndex((operation) => operation.kind === 'act' && operation.step === 'blind')
  const [base] = crashesAfter(nothing, operations.slice(0, cut + 1))
  const torn = {...base!, journal: Buffer.concat([base!.journal, Buffer.from('{"kind":"st')])}
  const resumed = await drive(torn)
  expect(resumed.operations[0]?.kind).toBe('truncate')
  expect(await checkEveryCrash(torn, resumed.operations)).toBeGreaterThan(10)
}, 300_000)
