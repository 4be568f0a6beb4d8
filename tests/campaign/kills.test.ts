import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll} from 'vitest'
import {foldRun} from '../../src/plan-to-run/fold-run.ts'
import {bundleKilledCli} from './bundle-killed-cli.ts'
import {campaign} from './campaign.ts'
import {checkEnd, checkNext, demand, type Planted, plant, remainsIn, statusOf} from './killed-project.ts'
import {type Death, type Drive, drive, wasKilled} from './killed-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'runbook-killed-'))
let program = ''

beforeAll(async () => {
  program = await bundleKilledCli(folder)
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Drives on; a driver that finds a process of the dead one refuses, and is started again. */
async function driveOn(command: 'resume' | 'rollback', project: Planted, death: Death): Promise<Drive> {
  for (let round = 0; ; round++) {
    const before = remainsIn(project)
    const begun = before.lines.length > 0
    const run = begun && foldRun(before.lines).id
    const driven = await drive(run ? [command, run] : ['run', 'r', '--environment=plain'], project, death)
    checkNext(before, remainsIn(project))
    if (driven.code !== 5 || !driven.screen.includes('still at work') || round > 50) return driven
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Drives to the end without another death, and holds the whole run against the promise. */
async function finish(command: 'resume' | 'rollback', project: Planted): Promise<void> {
  const goal = command === 'resume' ? 'passed' : 'rolled-back'
  // It may have died after its last event was on the disk.
  if (statusOf(project) !== goal) {
    const driven = await driveOn(command, project, {})
    demand(driven.code === 0 && statusOf(project) === goal, 'the run did not end', driven)
  }
  await checkEnd(project, goal)
}

/** Kills a driver at a point; where it ends before that, a new project dies earlier. Gives the project with the dead run. */
async function killOne(death: Death, prepare: () => Promise<Planted>, command: 'resume' | 'rollback') {
  for (let {point, afterMs} = death; ; point = halve(point), afterMs = halve(afterMs)) {
    const project = await prepare()
    const driven = await driveOn(command, project, {...(point && {point}), ...(afterMs && {afterMs})})
    if (wasKilled(driven)) return project
  }
}

const halve = (value: number | undefined) => value && Math.ceil(value / 2)

/** Points in an undisturbed run and in its rollback, counted once. */
let counted: Promise<{run: number; rollback: number}> | undefined

function points() {
  counted ??= countPoints()
  return counted
}

async function countPoints(): Promise<{run: number; rollback: number}> {
  const project = plant(program)
  const run = await driveOn('resume', project, {})
  const rollback = await driveOn('rollback', project, {})
  demand(run.code === 0 && rollback.code === 0, 'an undisturbed run does not pass', [run, rollback])
  return {run: run.points!, rollback: rollback.points!}
}

const passed = async () => {
  const project = plant(program)
  await finish('resume', project)
  return project
}

campaign({
  name: 'kills, run',
  promise:
    'killed before, in and after every write of its record, a run goes on: nothing twice, nothing lost',
  trials: {share: 8, full: 110},
  async trial(random, index) {
    const {run} = await points()
    const isFull = process.env.CAMPAIGN === 'full'
    const point = isFull ? (index % run) + 1 : 1 + random.below(run)
    await finish('resume', await killOne({point}, async () => plant(program), 'resume'))
  },
})

campaign({
  name: 'kills, resume',
  promise: 'killed again while it goes on, a run goes on: nothing twice, nothing lost',
  trials: {share: 4, full: 40},
  async trial(random) {
    const {run} = await points()
    const cut = () =>
      killOne({point: Math.ceil(run / 3) + random.below(run / 2)}, async () => plant(program), 'resume')
    await finish('resume', await killOne({point: 1 + random.below(run / 2)}, cut, 'resume'))
  },
})

campaign({
  name: 'kills, rollback',
  promise: 'killed in its rollback, a run is rolled back: nothing twice, nothing left out',
  trials: {share: 3, full: 40},
  async trial(random, index) {
    const {run, rollback} = await points()
    const cut = () =>
      killOne({point: Math.ceil(run / 2) + random.below(run / 2)}, async () => plant(program), 'resume')
    const point = 1 + random.below(rollback)
    await finish('rollback', await killOne({point}, index % 2 ? cut : passed, 'rollback'))
  },
})

campaign({
  name: 'kills, any moment',
  promise: 'killed at any moment, a run goes on: nothing twice, nothing lost',
  trials: {share: 5, full: 50},
  async trial(random) {
    await finish(
      'resume',
      await killOne({afterMs: 200 + random.below(2500)}, async () => plant(program), 'resume'),
    )
  },
})
