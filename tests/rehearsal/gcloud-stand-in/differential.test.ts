import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {commands} from '../../../src/rehearsal/gcloud-stand-in/commands/commands.ts'
import {ApiError, type ErrorCode, renderError} from '../../../src/rehearsal/google/api-error.ts'
import {hasGcloud} from '../test-world.ts'
import {buildStandIn} from './build-stand-in.ts'
import {type CommandCases, changing, reading} from './command-cases.ts'
import {describeState, expectSame, restoreState, saveState} from './compare.ts'
import {
  type ClientOptions,
  type Interference,
  openRecordedWorld,
  type RecordedWorld,
} from './recorded-world.ts'

const all = [...reading, ...changing]
const project = '--project=aiprod-484120'

test('every command of the stand-in is held against the real gcloud', () => {
  expect(all.map(({words}) => words).sort()).toEqual(commands.map(({words}) => words).sort())
})

describe.skipIf(!hasGcloud)('the stand-in and the real gcloud do the same', () => {
  let world: RecordedWorld
  let built: Awaited<ReturnType<typeof buildStandIn>>
  let real: readonly string[]
  let standIn: readonly string[]

  beforeAll(async () => {
    ;[world, built] = await Promise.all([openRecordedWorld(), buildStandIn()])
    real = ['gcloud']
    standIn = [process.execPath, built.program]
  })
  afterAll(() => Promise.all([world?.end(), built?.remove()]))

  const runBoth = (args: readonly string[], options: ClientOptions = {}) =>
    Promise.all([world.observe([...real, ...args], options), world.observe([...standIn, ...args], options)])

  describe.concurrent('where nothing changes', () => {
    const looks = reading.flatMap(({words, lines}) =>
      lines.map((line) => ({words, line, name: [words, ...line].join(' ')})),
    )

    test.each(looks)('$name', async ({words, line}) => {
      expectSame(...(await runBoth([...words.split(' '), ...line, project])))
    })

    test.each(all)('$words: 404', async ({words, lines: [first], missing, main, stdin = ''}) => {
      const interferences = missing ? [] : [refuse(main, 'NOT_FOUND')]
      const args = [...words.split(' '), ...(missing ?? first!), project]
      const [one, other] = await runBoth(args, {interferences, stdin})
      expect(one.code).toBe(1)
      expectSame(one, other)
    })

    test.each(all)('$words: 403', async ({words, lines: [first], stdin = ''}) => {
      const args = [...words.split(' '), ...fill(first!), '--project=other-project']
      const [one, other] = await runBoth(args, {stdin})
      expect(one.code).toBe(1)
      expectSame(one, other)
    })

    test.each(all)('$words: 409', async ({words, lines: [first], main, stdin = ''}) => {
      const args = [...words.split(' '), ...fill(first!), project]
      const [one, other] = await runBoth(args, {interferences: [refuse(main, 'ABORTED')], stdin})
      expect(one.code).toBe(1)
      expectSame(one, other)
    })

    test.each(all)('$words: a bad flag', async ({words, lines: [first], stdin = ''}) => {
      const args = [...words.split(' '), ...fill(first!), project, '--nope']
      const [one, other] = await runBoth(args, {stdin})
      expect(one.code).toBe(2)
      expectSame(one, other, {sendsNothing: true})
      expect(other.stderr).toContain(
        `ERROR: (gcloud.${words.replaceAll(' ', '.')}) unrecognized arguments: --nope`,
      )
      expect(other.stderr).toContain('stand-in')
    })

    test.each(changing.filter(({startsOperation}) => startsOperation))(
      '$words: a failed operation',
      async ({words, lines: [first], main}) => {
        const args = [...words.split(' '), ...fill(first!), project]
        const [one, other] = await runBoth(args, {interferences: failOperation(main)})
        expect(one.code).toBe(1)
        expectSame(one, other, {changes: true})
        expect(other.stderr).toContain('[INTERNAL_ERROR] The test says no.')
      },
    )

    test.each(odd)('$0', async (_name, args, options) => {
      expectSame(...(await runBoth(args)), options)
    })
  })

  describe('where something changes', () => {
    const changes = changing.flatMap(({words, lines, stdin}) =>
      lines.map((line) => ({words, line, stdin, name: [words, ...line].join(' ')})),
    )

    test.each(changes)('$name', async ({words, line, stdin = ''}) => {
      const time = await world.google.postgres.latestRecoveryTime('aiprod-v33-postgres')
      const revision = [...world.google.store.revisions.keys()][0]!
      const args = [
        ...words.split(' '),
        ...fill(line, {time: time.replace('Z', '+01:00'), revision}),
        project,
      ]
      const before = saveState(world.google)
      const one = await world.observe([...real, ...args], {stdin})
      const expected = saveState(world.google)
      await restoreState(world.google, before)
      const other = await world.observe([...standIn, ...args], {stdin})
      expect(one.code, one.stderr).toBe(0)
      expectSame(one, other, {changes: true})
      expect(describeState(saveState(world.google))).toBe(describeState(expected))
      expect(describeState(expected)).not.toBe(describeState(before))
    })
  })

  test('a client that sends nothing does not pass', async () => {
    const [one, other] = await Promise.all([world.observe(['true']), world.observe(['true'])])
    expect(() => expectSame(one, other)).toThrow()
  })
})

/** Lines that are no runbook's, and show a trap or an edge of gcloud. */
const odd: readonly (readonly [string, readonly string[], {sendsNothing?: boolean}])[] = [
  ['an unknown command', ['sql', 'instances', 'descibe', 'x', project], {sendsNothing: true}],
  ['a missing argument', ['sql', 'instances', 'clone', 'aiprod-v33-postgres', project], {sendsNothing: true}],
  ['a missing project', ['sql', 'instances', 'list'], {sendsNothing: true}],
  [
    'a time that is none',
    ['sql', 'instances', 'clone', 'a', 'b', '--point-in-time=2026-02-30T00:00:00Z', project],
    {sendsNothing: true},
  ],
  [
    'a time out of reach, its offset dropped',
    [
      'sql',
      'instances',
      'clone',
      'aiprod-v33-postgres',
      'b',
      '--point-in-time=2020-01-01T00:00:00-05:00',
      project,
    ],
    {},
  ],
  [
    'a number out of bounds',
    ['sql', 'instances', 'patch', 'a', '--retained-transaction-log-days=99', project],
    {sendsNothing: true},
  ],
  [
    'a revision that cannot serve',
    [
      'run',
      'services',
      'update-traffic',
      'aiprod-v33-api',
      '--region=europe-west1',
      '--to-revisions=nix=100',
      project,
    ],
    {},
  ],
  [
    'a list that the service filters',
    [
      'secrets',
      'versions',
      'list',
      'DATABASE_URL',
      '--filter=state=DISABLED',
      '--format=value(name)',
      project,
    ],
    {},
  ],
  [
    'a secret without its version',
    ['run', 'services', 'update', 'aiprod-v33-api', '--region=europe-west1', '--update-secrets=A=B', project],
    {},
  ],
]

function fill(
  line: readonly string[],
  {time = '2026-02-11T10:00:00Z', revision = 'nix'} = {},
): readonly string[] {
  return line.map((word) => word.replace('{time}', time).replace('{revision}', revision))
}

function refuse(main: CommandCases['main'], code: ErrorCode): Interference {
  return {...main, reply: renderError(new ApiError(code, `The test says ${code}.`))}
}

/** The change is accepted, and its operation ends in an error. */
function failOperation(main: CommandCases['main']): readonly Interference[] {
  const errors = [{code: 'INTERNAL_ERROR', message: 'The test says no.'}]
  const begun = {kind: 'sql#operation', name: 'operation-1', status: 'PENDING'}
  const failed = {...begun, status: 'DONE', error: {errors}}
  return [
    {...main, reply: {status: 200, body: begun}},
    {method: 'GET', path: /operations\/operation-1$/, reply: {status: 200, body: failed}},
  ]
}
