import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect} from 'vitest'
import {makeProject, runbookText, stepText} from '../make-project.ts'
import {openRehearsalHost, type RehearsalHost} from '../rehearsal/postgres/rehearsal-host.ts'
import {runCli} from '../run-cli.ts'
import {campaign} from './campaign.ts'
import {leaksOf, shapes} from './secret-shapes.ts'

let postgres: RehearsalHost
let server: Awaited<ReturnType<RehearsalHost['host']['create']>>

beforeAll(async () => {
  postgres = await openRehearsalHost()
  server = await postgres.host.create('one')
  await server.query('CREATE TABLE vault (id int PRIMARY KEY, held text)')
  await server.query('GRANT ALL ON vault TO aiprod')
})
afterAll(async () => {
  await postgres.close()
})

/** Statements that print the secret which lies in the database, encoded and not, and last one that fails over it. */
const statements: readonly string[] = [
  'SELECT held FROM vault',
  "SELECT encode(convert_to(held, 'UTF8'), 'base64') FROM vault",
  "SELECT encode(convert_to('x' || held, 'UTF8'), 'base64') FROM vault",
  "SELECT convert_to(held, 'UTF8') FROM vault",
  'SELECT to_json(held), quote_literal(held), ARRAY[held] FROM vault',
  "SELECT left(held, 9), E'\\n', substr(held, 10) FROM vault",
  'SELECT held::int FROM vault',
]

const step = (code: string, index: number) =>
  `:::step[Step ${index}]{#s-${index} .read}\n\`\`\`sql\n${code}\n\`\`\`\n:::\n`

campaign({
  name: 'leaks of SQL',
  promise: 'no six characters of a secret leave a run through rows, encodings or errors of PostgreSQL',
  trials: {share: 2, full: 40},
  async trial(random) {
    const names = Object.keys(shapes)
    const shape = names[random.below(names.length)]!
    const secret = shapes[shape]!(random)
    await server.query('DELETE FROM vault')
    await server.query('INSERT INTO vault VALUES (1, $1)', [secret.value])
    const cwd = makeProject({
      'runbooks/r.md': runbookText(
        [stepText('use', '.read', ': "$SECRET"'), ...statements.map(step)].join('\n'),
        [
          'inputs:',
          '  SECRET: {type: secret, description: A secret}',
          '  DATABASE_URL: {type: secret, description: The database}',
        ],
      ),
      'runbooks/_environments/plain.yaml':
        'version: 1\ndescription: A test.\nguarded: false\nyes: read\nsecrets: {SECRET: {file: secret.txt}, DATABASE_URL: {file: url.txt}}\n',
      'secret.txt': secret.value,
      'url.txt': `postgresql://aiprod:${postgres.host.applicationPassword}@127.0.0.1:${server.port}/aiprod`,
    })
    const live = await runCli(['run', 'r', '--environment', 'plain', '--events'], {cwd})
    const report = await runCli(['report', 'latest', '--json'], {cwd})
    const {steps} = JSON.parse(report.stdout)
    expect(steps.at(-1), live.stderr).toMatchObject({status: 'failed', exitCode: 3})
    expect(steps.at(-1).message).toContain('invalid input syntax for type integer')
    const runs = join(cwd, '.runbook')
    const files = readdirSync(runs, {recursive: true, encoding: 'utf8'})
      .map((name) => join(runs, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path, 'utf8'))
    for (const text of [live.stdout, live.stderr, report.stdout, ...files])
      expect(leaksOf(secret, text), shape).toEqual([])
  },
})
