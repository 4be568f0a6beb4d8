import {expect, test} from 'vitest'
import {checkCode} from '../../src/cli/verify/code/check-code.ts'
import {openTools, type Tools} from '../../src/cli/verify/code/tools.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'

const installed = openTools(process.env)
const withoutGcloud: Tools = {
  ...installed,
  find: (name) => (name === 'gcloud' ? undefined : installed.find(name)),
}
const inputs = `inputs:\n  PROJECT: {type: string, description: P}\n  REGION: {type: string, description: R}\n`

/** Errors of one rule about a gcloud command in a step that only looks, of a page with a project and a region. */
async function errorsOf(rule: string, command: string): Promise<readonly string[]> {
  const head = `---\ntitle: A\ndescription: B\nowner: platform\nrequires: [gcloud]\n${inputs}---\n`
  const code = `gcloud ${command} --project="$PROJECT"`
  const page = readPage(
    `${head}:::step[Look]{#look .read timeout=1m}\n\`\`\`bash\n${code}\n\`\`\`\n:::\n`,
    'runbooks/a.md',
  )
  const {problems} = (await checkCode([page], {tools: withoutGcloud})).get('runbooks/a.md')!
  return problems.flatMap((one) => (one.rule === rule ? `${one.message} ${one.hint}` : []))
}

test.each([
  ['run services describe a', '--region'],
  ['sql instances create a --tier=b', '--region'],
  ['compute network-endpoint-groups delete a', '--region'],
  ['kms keys get-iam-policy a --keyring=b', '--location'],
  ['kms keyrings list', '--location'],
  ['scheduler jobs describe a', '--location'],
  ['recommender recommendations list --recommender=a', '--location'],
])('`gcloud %s` is asked for its %s', async (command, option) => {
  expect(await errorsOf('gcloud-place-missing', command)).toEqual([
    expect.stringContaining(`${option}="$REGION"`),
  ])
})

test.each([
  'run services list',
  'run services describe a --region=b',
  'compute network-endpoint-groups list',
  'compute network-endpoint-groups delete a --global',
  'kms keys list --keyring=a --location=global',
  'kms keys describe projects/a/locations/b/keyRings/c/cryptoKeys/d',
  'secrets versions access latest --secret=a',
  'sql instances clone a b',
])('`gcloud %s` says where it acts, or need not', async (command) => {
  expect(await errorsOf('gcloud-place-missing', command)).toEqual([])
})

test.each([
  'scheduler jobs run a --location=b',
  'sql users set-password a --instance=b',
  'pubsub subscriptions seek a --time=b',
  'logging write a b',
])('`gcloud %s` changes something, so a step that only looks has none', async (command) => {
  expect(await errorsOf('risk-understated', command)).toEqual([expect.stringContaining('changes something')])
})

test.each(['scheduler jobs describe start --location=a', 'run jobs list --region=a', 'secrets describe run'])(
  '`gcloud %s` only looks',
  async (command) => {
    expect(await errorsOf('risk-understated', command)).toEqual([])
  },
)
