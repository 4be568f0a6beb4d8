import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {checkCode} from '../../src/cli/verify/code/check-code.ts'
import {openTools, type Tools} from '../../src/cli/verify/code/tools.ts'
import {answerFromSurface} from '../../src/runbook-to-problems/gcloud/answer-from-surface.ts'
import {faultOf} from '../../src/runbook-to-problems/gcloud/gcloud-answer.ts'
import {gcloudSurface} from '../../src/runbook-to-problems/gcloud/surface.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {projectRoot} from '../run-cli.ts'

const installed = openTools(process.env)
const withoutGcloud: Tools = {
  ...installed,
  find: (name) => (name === 'gcloud' ? undefined : installed.find(name)),
}

const answer = (command: string) =>
  answerFromSurface(
    command.split(' ').map((text) => ({text, isSure: true, start: 0})),
    gcloudSurface,
  )

test.each([
  ['sql instances describe a --formt=json', "unrecognized arguments: --formt (did you mean '--format'?)"],
  ['sql instnces describe a', "Invalid choice: 'instnces' (did you mean 'instances'?)"],
  ['sql instances clone a', 'argument DESTINATION: Must be specified'],
  ['sql instances clone a b c', 'unrecognized arguments: c'],
  ['sql backups create', 'argument --instance: Must be specified'],
  ['sql instances clone a b --bin-log-position=x', "argument --bin-log-position: invalid int value: 'x'"],
  ['sql instances clone a b --async=yes', "argument --async: ignored explicit argument 'yes'"],
  ['sql instances list --filter', 'argument --filter: expected one argument'],
  ['sql instances', 'Command name argument expected'],
])('without gcloud, the table refuses %j', (command, message) => {
  expect(answer(command)).toEqual({kind: 'refused', message})
})

test.each([
  ['sql instances describe a --project p --format=json -q', 'accepted'],
  ['sql instances patch a --no-deletion-protection --quiet', 'accepted'],
  ['sql instances list --verbosity=DEBUG', 'accepted'],
  ['sql instances patch a --availability-type=regional', 'accepted'],
  ['redis instances create a --region=r --connect-mode=PRIVATE_SERVICE_ACCESS', 'accepted'],
  ['secrets update a --rotation-period=90d', 'accepted'],
  ['bigtable instances list', 'unknown'],
  ['sql instances describe a --flags-file x', 'unknown'],
  ['sample0 list', 'unknown'],
])('the table answers %j with %s', (command, kind) => {
  expect(answer(command)).toEqual({kind})
})

test('a page says that the table answered, and commands are known, not checked', async () => {
  const head = '---\ntitle: A\ndescription: B\nowner: platform\nrequires: [gcloud]\n---\n'
  const code = 'gcloud sql instances describe a --project=p\ngcloud sql instances describe a --projct=p'
  const page = readPage(`${head}:::step[Do]{#do .read}\n\`\`\`bash\n${code}\n\`\`\`\n:::\n`, 'page.md')
  const {problems, commands} = (await checkCode([page], {tools: withoutGcloud})).get('page.md')!
  expect(problems).toMatchObject([
    {rule: 'gcloud-command', place: {line: 10, column: 33}, hint: 'Did you mean `--project`?'},
  ])
  expect(problems[0]!.message).toContain('table of SDK')
  expect(commands.map(({level}) => level)).toEqual(['known', 'parsed'])
})

test('without gcloud, the table refuses no command of our own runbooks', async () => {
  const folder = join(projectRoot, 'runbooks')
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'))
  const pages = files.map((file) => readPage(readFileSync(join(folder, file), 'utf8'), `runbooks/${file}`))
  const found = [...(await checkCode(pages, {tools: withoutGcloud, project: projectRoot})).values()]
  const refused = found.flatMap(({problems}) => problems.filter(({rule}) => rule === 'gcloud-command'))
  expect(refused).toEqual([])
  const known = found.flatMap(({commands}) => commands.filter(({tool}) => tool === 'gcloud'))
  expect(known.length).toBeGreaterThan(300)
})

/** The table is written from gcloud: where there is one, both say the same of the same words. */
test.runIf(installed.find('gcloud'))('the table and gcloud itself agree', {timeout: 300_000}, async () => {
  const commands = [
    'sql instances describe a --project=p',
    'sql instances describe a --projct=p',
    'sql instances clone a b c',
    'run services update a --region=r --min-instances=1',
    'secrets versions add a',
    'sql instances patch a --no-deletion-protection --quiet',
  ]
  const page = readPage(commands.map((one) => `\`\`\`bash\ngcloud ${one}\n\`\`\`\n`).join('\n'), 'page.md')
  const linesOf = async (tools: Tools) =>
    (await checkCode([page], {tools}))
      .get('page.md')!
      .problems.filter(({rule}) => rule === 'gcloud-command')
      .map(({place}) => place.line)
  expect(await linesOf(withoutGcloud)).toEqual(await linesOf(installed))
})

test('an unknown option is refused whatever its value, and a value that only a run can tell is not', () => {
  const call = {start: 0} as Parameters<typeof faultOf>[0]
  const variant = {
    words: [{text: '--projecct=sample0', isSure: false, start: 5}],
    isSure: false,
    texts: ['a'],
  }
  const refused = (message: string) => faultOf(call, variant, [{kind: 'refused', message}])
  expect(refused("unrecognized arguments: --projecct=sample0 (did you mean '--project'?)")).toMatchObject({
    ...{start: 5, hint: 'Did you mean `--project`?'},
  })
  expect(refused("argument --tier: Invalid choice: 'sample0'")).toBeUndefined()
})
