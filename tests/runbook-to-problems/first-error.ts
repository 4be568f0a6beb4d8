import {checkCode} from '../../src/cli/verify/code/check-code.ts'
import {openTools, type Tools} from '../../src/cli/verify/code/tools.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'

const installed = openTools(process.env)
/** The tools of this machine, gcloud hidden. */
export const withoutGcloud: Tools = {
  ...installed,
  find: (name) => (name === 'gcloud' ? undefined : installed.find(name)),
}

/** What is said about the code of a step, and the line before its code. */
export async function problemsOf(
  code: string,
  {language = 'bash', role = '', scripts = {} as Record<string, string>} = {},
) {
  const requires = 'gcloud, curl, docker, jq, git, gitleaks, pip, envsubst, node, npm, npx'
  const head = `---\ntitle: A\ndescription: B\nowner: platform\nrequires: [${requires}]\n---\n`
  const run = role === '' ? '' : '```bash\ntrue\n```\n'
  const fence = `\`\`\`${language}${role === '' ? '' : ` ${role}`}\n${code}\n\`\`\``
  const file = 'runbooks/page.md'
  const page = readPage(`${head}:::step[Do]{#do .change timeout=1m}\n${run}${fence}\n:::\n`, file)
  const read = (path: string) => scripts[path]
  const {problems} = (await checkCode([page], {tools: withoutGcloud, read})).get(file)!
  return {problems, before: page.lines.indexOf(code.split('\n')[0]!)}
}

/** The first error about the code of a step, with its line in the code. */
export async function firstError(
  code: string,
  options: Parameters<typeof problemsOf>[1] = {},
): Promise<string> {
  const {problems, before} = await problemsOf(code, options)
  const [error] = problems.filter(({severity, rule}) => severity === 'error' && rule !== 'variable-undefined')
  return error ? `${error.place.line - before} ${error.rule}: ${error.message}` : ''
}
