import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {stringify} from 'yaml'
import type {SeededRandom} from '../../src/rehearsal/postgres/seeded-random.ts'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {openRehearsalHost, type RehearsalHost} from '../rehearsal/postgres/rehearsal-host.ts'
import {runCli} from '../run-cli.ts'
import {campaign} from './campaign.ts'

/** Values that a shell, a driver or a file format has mistaken for something else somewhere. */
const awkward: readonly string[] = [
  `it's "quoted" \`touch pwned\` $(touch pwned) \${IFS}`,
  '* ? [a-z] ~ {a,b} !! \\n \\',
  '-rf --no-preserve-root',
  '--',
  '=',
  'two\nlines\n',
  '\n\n leading and trailing \t\n',
  'wörd 漢字 😀 e\u0301',
  "'; DROP TABLE jobs; --",
  "$$ $1 $tag$ E'\\x00' :name %s %%",
  '\x01\x1b[31m\x7f\r',
  '%41%00&amp;<script>',
  'x'.repeat(100 * 1024),
  `${'line of text\n'.repeat(8000)}end`,
]

const pieces = [...`abc '"\`$()*?[]{}\\|&;<>#~!-=%\n\t\r\x1bäß漢`]

function drawValue(random: SeededRandom): string {
  return Array.from({length: 1 + random.below(200)}, () => pieces[random.below(pieces.length)]).join('')
}

let postgres: RehearsalHost
let url: string

beforeAll(async () => {
  postgres = await openRehearsalHost()
  const {port} = await postgres.host.create('one')
  url = `postgresql://aiprod:${postgres.host.applicationPassword}@127.0.0.1:${port}/aiprod`
})
afterAll(async () => {
  await postgres.close()
})

const sql = (id: string, name: string, more = '') =>
  `:::step[Step ${id}]{#${id} .read}\n\`\`\`sql ${more}\nSELECT encode(convert_to(current_setting('runbook.${name}'), 'UTF8'), 'hex')\n\`\`\`\n:::\n`

/** The value through an input, an environment file and a capture; each is received in bash and in SQL. */
function project(value: string, file: string): string {
  const receive = (id: string, name: string) => stepText(id, '.read', `printf %s "$${name}" > got-${id}`)
  return makeProject({
    'given.txt': value,
    'runbooks/_environments/plain.yaml': stringify({
      version: 1,
      description: 'A test.',
      guarded: false,
      yes: 'read',
      values: {FROM_FILE: value},
      secrets: {DATABASE_URL: {file}},
    }),
    'url.txt': url,
    'runbooks/r.md': runbookText(
      [
        stepText('take', '.read', 'cat given.txt').replace('```bash', '```bash capture=CAPTURED'),
        receive('input', 'GIVEN'),
        receive('environment', 'FROM_FILE'),
        receive('capture', 'CAPTURED'),
        sql('sql-input', 'given', 'capture=SQL_INPUT'),
        sql('sql-environment', 'from_file', 'capture=SQL_ENVIRONMENT'),
        sql('sql-capture', 'captured', 'capture=SQL_CAPTURE'),
      ].join('\n'),
      [
        'inputs:',
        '  GIVEN: {type: string, description: Anything}',
        '  DATABASE_URL: {type: secret, description: The database}',
      ],
    ),
  })
}

campaign({
  name: 'values',
  promise: 'a command receives exactly the value, in bash and in SQL, from an argument, a file and a capture',
  trials: {share: 4, full: 60},
  async trial(random, index) {
    const value =
      index % 4 === 3 ? drawValue(random) : awkward[(index + random.below(awkward.length)) % awkward.length]!
    const cwd = project(value, 'url.txt')
    const {stdout, stderr} = await runCli(
      ['run', 'r', '--environment', 'plain', '--json', '--input', `GIVEN=${value}`],
      {cwd},
    )
    const document = JSON.parse(stdout)
    // A capture is what a shell's own $(…) would keep: without the newlines at its end, and at most 64 KiB.
    const captured = value.replace(/\n+$/, '')
    if (Buffer.byteLength(captured) > 64 * 1024) {
      expect(document.steps[0].message).toContain('it is longer than 65536 bytes')
      return
    }
    expect(document.status, stderr).toBe('passed')
    const got = (id: string) => readFileSync(join(cwd, `got-${id}`), 'utf8')
    expect([got('input'), got('environment'), got('capture')]).toEqual([value, value, captured])
    const captures = Object.assign({}, ...document.steps.map((step: {captures: object}) => step.captures))
    const hex = (text: string) => Buffer.from(text).toString('hex')
    expect([captures.SQL_INPUT, captures.SQL_ENVIRONMENT, captures.SQL_CAPTURE]).toEqual([
      hex(value),
      hex(value),
      hex(captured),
    ])
  },
})

test('a value of 100 KiB reaches a command whole', async () => {
  const value = 'y'.repeat(100 * 1024)
  const cwd = makeProject({
    'runbooks/r.md': runbookText(stepText('a', '.read', 'printf %s "$GIVEN" > got'), [
      'inputs:',
      '  GIVEN: {type: string, description: Anything}',
    ]),
  })
  const {exitCode} = await runCli(['run', 'r', '--environment', 'plain', '--input', `GIVEN=${value}`], {cwd})
  expect(exitCode).toBe(0)
  expect(readFileSync(join(cwd, 'got'), 'utf8')).toBe(value)
})

test('a NUL byte is refused in a value and in a capture, and named', async () => {
  const inFile = makeProject({
    'runbooks/r.md': runbookText(stepText('a', '.read', 'echo "$GIVEN"')),
    'runbooks/_environments/plain.yaml':
      'version: 1\ndescription: A test.\nguarded: false\nyes: read\nvalues: {GIVEN: "a\\0b"}\n',
  })
  const given = await runCli(['run', 'r', '--environment', 'plain'], {cwd: inFile})
  expect(given.exitCode).toBe(2)
  expect(given.stderr).toContain('`GIVEN` holds a NUL byte, which no variable can carry')
  const step = stepText('a', '.read', "printf 'a\\0b'").replace('```bash', '```bash capture=TAKEN')
  const cwd = makeProject({'runbooks/r.md': runbookText(step)})
  const taken = await runCli(['run', 'r', '--environment', 'plain', '--json'], {cwd})
  expect(JSON.parse(taken.stdout).steps[0].message).toContain('`TAKEN` holds a NUL byte')
})
