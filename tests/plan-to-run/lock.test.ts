import {type ChildProcess, spawn} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {build} from 'esbuild'
import {beforeAll, expect, onTestFinished, test} from 'vitest'
import {acquireLock} from '../../src/plan-to-run/lock.ts'
import {isGone, thisHolder} from '../../src/plan-to-run/lock-holder.ts'
import {eventually} from '../follow-run.ts'

const root = mkdtempSync(join(tmpdir(), 'runbook-lock-'))
const program = join(root, 'take-lock.mjs')

beforeAll(async () => {
  const entryPoints = [join(import.meta.dirname, '../programs/take-lock.ts')]
  await build({entryPoints, outfile: program, bundle: true, platform: 'node', format: 'esm'})
  return () => rmSync(root, {recursive: true})
})

/** A driver that is up and waits for the instant at which it takes the lock. */
interface Driver {
  readonly child: ChildProcess
  readonly says: () => Promise<string>
}

async function startDriver(folder: string): Promise<Driver> {
  const child = spawn(process.execPath, [program, folder], {stdio: ['pipe', 'pipe', 'inherit']})
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({input: child.stdout!})[Symbol.asyncIterator]()
  const says = async () => String((await lines.next()).value)
  expect(await says()).toBe('ready')
  return {child, says}
}

/** Lets all of them take the lock at the same instant. */
async function race(drivers: readonly Driver[]): Promise<readonly string[]> {
  const instant = Date.now() + 20
  for (const {child} of drivers) child.stdin!.write(`${instant}\n`)
  return Promise.all(drivers.map(({says}) => says()))
}

async function end({child}: Driver): Promise<void> {
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

test('of drivers that take over a dead lock at the same moment exactly one drives, with the next epoch', async () => {
  const folder = mkdtempSync(join(root, 'run-'))
  for (let epoch = 1; epoch <= 4; epoch++) {
    const drivers = await Promise.all(Array.from({length: 4}, () => startDriver(folder)))
    const said = await race(drivers)
    expect(said.filter((answer) => answer !== 'refused')).toEqual([`epoch ${epoch}`])
    await Promise.all(drivers.map(end))
  }
})

test('an epoch is never given out twice: a driver of long ago sees that a newer one came, though it has gone too', () => {
  const folder = mkdtempSync(join(root, 'run-'))
  const first = acquireLock(folder)
  first.release()
  const second = acquireLock(folder)
  second.release()
  expect([first.epoch, second.epoch, first.isHeld(), second.isHeld()]).toEqual([1, 2, false, true])
})

test('the lock of a living process is never taken over, whatever reason is given', () => {
  const folder = mkdtempSync(join(root, 'run-'))
  acquireLock(folder)
  expect(() => acquireLock(folder, {takeOver: 'because'})).toThrow(`driven by process ${process.pid}.`)
})

test.skipIf(process.platform !== 'linux')(
  'a holder that has ended is gone, also while nobody has collected it',
  async () => {
    const parent = spawn('bash', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'])
    onTestFinished(() => void parent.kill('SIGKILL'))
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (text) => resolve(Number(text))),
    )
    const stat = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')
    expect(await eventually(() => stat()[2] === 'Z')).toBe(true)
    expect(isGone({...thisHolder(1), pid, processStart: stat()[21]!})).toBe(true)
    expect(isGone(thisHolder(1))).toBe(false)
  },
)
