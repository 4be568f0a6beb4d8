import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {text as readText} from 'node:stream/consumers'
import {expect, test} from 'vitest'
import {outsideWorld} from '../../src/cli/outside-world.ts'
import {parseRunbook} from '../../src/markdown-to-runbook/parse-runbook.ts'
import {systemClock} from '../../src/plan-to-run/clock.ts'
import {executePlan} from '../../src/plan-to-run/execute-plan.ts'
import type {Masker} from '../../src/plan-to-run/mask.ts'
import {seededRandom} from '../../src/rehearsal/postgres/seeded-random.ts'
import {planRun} from '../../src/runbook-to-plan/plan-run.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {cliPath, runCli} from '../run-cli.ts'
import {campaign} from './campaign.ts'
import {leaksOf, type ShapedSecret, shapes} from './secret-shapes.ts'
import {missingCommands, tellingCommands} from './telling-commands.ts'

const names = Object.keys(shapes)
const commandSteps = Object.entries(tellingCommands).map(([id, code]) => stepText(id, '.read', code))
const lastStep = stepText('fail', '.read', 'echo "ERROR: cannot use $SECRET" >&2; exit 1')

/** How a run gets its secret: the head of its runbook, its first step, and its source in the environment file. */
const sources = {
  file: {input: true, source: '{file: secret.txt}', step: ''},
  command: {input: true, source: '{command: cat secret.txt}', step: ''},
  capture: {
    input: false,
    source: undefined,
    step: stepText('take', '.read', 'cat secret.txt; cat secret.txt >&2').replace(
      '```bash',
      '```bash secret=SECRET',
    ),
  },
} as const

function leakyProject({value}: ShapedSecret, how: keyof typeof sources): {cwd: string; markdown: string} {
  const {input, source, step} = sources[how]
  const head = input ? ['inputs:', '  SECRET: {type: secret, description: A secret}'] : []
  const markdown = runbookText([step, ...commandSteps, lastStep].join('\n'), head)
  const secrets = source === undefined ? '' : `secrets: {SECRET: ${source}}\n`
  const cwd = makeProject({
    'runbooks/r.md': markdown,
    'runbooks/_environments/plain.yaml': `version: 1\ndescription: A test.\nguarded: false\nyes: read\n${secrets}`,
    'secret.txt': value,
  })
  return {cwd, markdown}
}

/** Runs the CLI and gives all that it let out: both streams, and every command line seen meanwhile. */
async function runAndWatch(args: readonly string[], cwd: string): Promise<string> {
  const child = spawn(process.execPath, [cliPath, ...args], {cwd, stdio: ['ignore', 'pipe', 'pipe']})
  const lines = new Set<string>()
  const timer = setInterval(() => {
    for (const line of commandLines()) lines.add(line)
  }, 15)
  const ended = await Promise.all([readText(child.stdout), readText(child.stderr)])
  clearInterval(timer)
  return [...ended, ...lines].join('\n')
}

function commandLines(): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8')] : []
    } catch {
      // It ended between the two looks.
      return []
    }
  })
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

campaign({
  name: 'leaks',
  promise: 'no six characters of a secret, in any encoding, leave a run',
  trials: {share: 3, full: 180},
  async trial(random, index) {
    const shape = names[random.below(names.length)]!
    const how = (['file', 'command', 'capture'] as const)[index % 3]!
    const secret = shapes[shape]!(random)
    const {cwd} = leakyProject(secret, how)
    const live = await runAndWatch(['run', 'r', '--environment', 'plain', '--events'], cwd)
    const report = await runCli(['report', 'latest'], {cwd})
    const json = await runCli(['report', 'latest', '--json'], {cwd})
    const files = filesBelow(join(cwd, '.runbook')).map((path) => readFileSync(path, 'utf8'))
    expect(JSON.parse(json.stdout).steps.at(-1).status, `${shape} from a ${how}`).toBe('failed')
    for (const text of [live, report.stdout, json.stdout, ...files])
      expect(leaksOf(secret, text), `${shape} from a ${how}: ${leaksOf(secret, text)}`).toEqual([])
  },
})

/** Masks nothing: what the campaign looks for must be there to be found. */
const noMasker: Masker = {
  add: () => {},
  text: (text) => text,
  finds: () => false,
  stream: () => ({push: (piece) => piece, end: () => ''}),
}

test.each(names)('without masking, each command lets a secret of the shape %s out', async (shape) => {
  const secret = shapes[shape]!(seededRandom(`control ${shape}`))
  const {cwd, markdown} = leakyProject(secret, 'file')
  const folder = join(cwd, 'run')
  mkdirSync(join(folder, 'output'), {recursive: true})
  const environment = {
    name: 'plain',
    version: 1 as const,
    description: 'A test.',
    guarded: false,
    yes: 'read' as const,
    refs: [],
    pass: [],
    values: {},
    secrets: {},
  }
  const {plan} = planRun(parseRunbook(markdown, 'runbooks/r.md').runbook, environment)
  const batches = executePlan('control', plan, {
    world: await outsideWorld(process.env.PATH),
    clock: systemClock,
    watch: () => {},
    folder,
    cwd,
    caller: {PATH: process.env.PATH},
    secrets: new Map([['SECRET', secret.value]]),
    masker: noMasker,
    signal: new AbortController().signal,
    asks: () => false,
    gate: async () => ({kind: 'run'}),
    asksAfterFailure: false,
    afterFailure: async () => ({kind: 'stop'}),
    onText: () => {},
    origin: {user: 'somebody'},
  })
  for await (const _events of batches) {
    // Nothing is recorded: the output logs are what is looked at.
  }
  const silent = [...Object.keys(tellingCommands), 'fail'].filter(
    (id) => leaksOf(secret, readFileSync(join(folder, `output/${id}.1.log`), 'utf8')).length === 0,
  )
  expect(silent).toEqual([])
})

test.skip.each([...missingCommands])('%s: its tool is not here', () => {})
