import {ApiError, type ErrorCode, renderError} from '../../../src/rehearsal/google/api-error.ts'
import {type CommandCases, changing, reading} from './command-cases.ts'
import type {ClientOptions, Interference, RecordedWorld} from './recorded-world.ts'

/** One command line that two clients are given, to see whether they do the same. */
export interface Invocation {
  readonly name: string
  /** May hold `{time}`, `{revision}` and `{backup}`, which only the world knows. */
  readonly args: readonly string[]
  readonly options: ClientOptions
  /** The exit status that it has with every client. */
  readonly code?: number
  /** True where it changes the world, so that times and names differ between two runs. */
  readonly changes?: boolean
  /** True where it is refused before anything is sent. */
  readonly sendsNothing?: boolean
  /** Takes back in PostgreSQL what one client did, so that the next can do it too. */
  readonly undo?: CommandCases['undo']
}

const all = [...reading, ...changing]
const project = '--project=aiprod-484120'

/** Command lines that only look. */
export const looks: readonly Invocation[] = reading.flatMap(({words, lines}) =>
  lines.map((line) => ({
    name: [words, ...line].join(' '),
    args: [...words.split(' '), ...line, project],
    options: {},
  })),
)

/** Command lines that change the world, in an order in which each finds what it needs. */
export const changes: readonly Invocation[] = changing.flatMap(({words, lines, undo, stdin = ''}) =>
  lines.map((line) => ({
    name: [words, ...line].join(' '),
    args: [...words.split(' '), ...line, project],
    options: {stdin},
    code: 0,
    changes: true,
    undo,
  })),
)

/** Each command where its service refuses, and where it is given a flag that it does not know. */
export const refusals: readonly Invocation[] = all.flatMap((cases) => {
  const {words, lines, missing, failing, main, namesNoProject, stdin = ''} = cases
  const first = fill(failing ?? lines[0]!)
  const denied = namesNoProject ? [refuse(main, 'PERMISSION_DENIED')] : []
  const call = (line: readonly string[]) => [...words.split(' '), ...line]
  return [
    {
      name: `${words}: 404`,
      args: [...call(missing ?? first), project],
      options: {interferences: missing ? [] : [refuse(main, 'NOT_FOUND')], stdin},
      code: 1,
    },
    {
      name: `${words}: 403`,
      args: [...call(first), '--project=other-project'],
      options: {interferences: denied, stdin},
      code: 1,
    },
    {
      name: `${words}: 409`,
      args: [...call(first), project],
      options: {interferences: [refuse(main, 'ABORTED')], stdin},
      code: 1,
    },
  ]
})

/** Each command with a flag that it does not know. */
export const badFlags: readonly Invocation[] = all.map(({words, lines, stdin = ''}) => ({
  name: `${words}: a bad flag`,
  args: [...words.split(' '), ...fill(lines[0]!), project, '--nope'],
  options: {stdin},
  code: 2,
  sendsNothing: true,
}))

/** Each command that waits for an operation, where that fails. */
export const failedOperations: readonly Invocation[] = changing
  .filter(({startsOperation}) => startsOperation)
  .map(({words, lines, main}) => ({
    name: `${words}: a failed operation`,
    args: [...words.split(' '), ...fill(lines[0]!), project],
    options: {interferences: failOperation(main)},
    code: 1,
    changes: true,
  }))

/** Lines that are no runbook's, and show a trap or an edge of gcloud. */
export const odd: readonly Invocation[] = [
  line('an unknown command', 'sql instances descibe x', {sendsNothing: true}),
  line('a missing argument', 'sql instances clone aiprod-v33-postgres', {sendsNothing: true}),
  {name: 'a missing project', args: ['sql', 'instances', 'list'], options: {}, sendsNothing: true},
  line('a time that is none', 'sql instances clone a b --point-in-time=2026-02-30T00:00:00Z', {
    sendsNothing: true,
  }),
  line(
    'a time out of reach, its offset dropped',
    'sql instances clone aiprod-v33-postgres b --point-in-time=2020-01-01T00:00:00-05:00',
  ),
  line('a number out of bounds', 'sql instances patch a --retained-transaction-log-days=99', {
    sendsNothing: true,
  }),
  line(
    'a revision that cannot serve',
    'run services update-traffic aiprod-v33-api --region=europe-west1 --to-revisions=nix=100',
  ),
  line(
    'a list that the service filters',
    'secrets versions list DATABASE_URL --filter=state=DISABLED --format=value(name)',
  ),
  line(
    'a secret without its version',
    'run services update aiprod-v33-api --region=europe-west1 --update-secrets=A=B',
  ),
]

/** All of them; those that change the world stand together, in their order. */
export const invocations: readonly Invocation[] = [
  ...looks,
  ...refusals,
  ...badFlags,
  ...failedOperations,
  ...odd,
  ...changes,
]

/** The command line with what only this world knows: a time that can be recovered to, a revision and a backup. */
export async function completeLine({args}: Invocation, {google}: RecordedWorld): Promise<readonly string[]> {
  const time = await google.postgres.latestRecoveryTime('aiprod-v33-postgres')
  const revision = [...google.store.revisions.keys()][0]!
  const backup = [...google.store.backupRuns.keys()].at(-1)!
  return fill(args, {time: time.replace('Z', '+01:00'), revision, backup})
}

function line(name: string, words: string, expected: {sendsNothing?: true} = {}): Invocation {
  return {name, args: [...words.split(' '), project], options: {}, ...expected}
}

function fill(
  words: readonly string[],
  {time = '2026-02-11T10:00:00Z', revision = 'nix', backup = '17'} = {},
): readonly string[] {
  return words.map((word) =>
    word.replace('{time}', time).replace('{revision}', revision).replace('{backup}', backup),
  )
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
