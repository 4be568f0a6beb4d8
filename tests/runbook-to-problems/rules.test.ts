import {expect, test} from 'vitest'
import {checkCode} from '../../src/cli/verify/code/check-code.ts'
import {openTools, type Tools} from '../../src/cli/verify/code/tools.ts'
import type {Problem} from '../../src/model/problem.ts'
import {readDataFile} from '../../src/runbook-to-problems/data-file.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {allRules, siteRules} from '../../src/runbook-to-problems/rules/index.ts'
import {verifyData, verifyPage} from '../../src/runbook-to-problems/verify.ts'
import {sampleFacts} from './sample-facts.ts'

/** Tools that give a rule its verdict; where one is missing, its examples cannot be shown. */
const needs: Readonly<Record<string, string>> = {
  'gcloud-command': 'gcloud',
  'policy-file-field': 'gcloud',
  'powershell-syntax': 'pwsh',
  'python-syntax': 'python3',
  'shellcheck-finding': 'shellcheck',
}
const installed = openTools(process.env)
/** What no parser could read is shown where there is no PowerShell. */
const withoutPwsh: Tools = {
  ...installed,
  find: (name) => (name === 'pwsh' ? undefined : installed.find(name)),
}

async function check(text: string, file: string, tools: Tools): Promise<readonly Problem[]> {
  if (file.endsWith('.yaml')) return verifyData(readDataFile(text, file), sampleFacts).problems
  const page = readPage(text, file)
  const code = await checkCode([page], {tools})
  return verifyPage(page, sampleFacts, code.get(page.file)).problems
}

// The rules of the built site are tested on HTML, in tests/site.
const shown = allRules.filter(
  (rule) =>
    !siteRules.includes(rule) &&
    (needs[rule.id] === undefined || installed.find(needs[rule.id]!) !== undefined),
)

test.each([...shown])('the examples of $id show the mistake, and the text without it', async (rule) => {
  const {id, severity, wrong, right, file = 'runbooks/example.md', wrongFile = file} = rule
  const tools = id === 'code-unproven' ? withoutPwsh : installed
  const found = (await check(wrong, wrongFile, tools)).filter((problem) => problem.rule === id)
  expect(found[0]).toMatchObject({severity, place: {file: wrongFile}})
  expect((await check(right, file, tools)).filter((problem) => problem.rule === id)).toEqual([])
})

test.each([...allRules])('$id says what it asks and why in whole sentences', ({id, asks, explain}) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/)
  for (const text of [asks, explain]) expect(text).toMatch(/^\W?[A-Za-z`].*[.]$/s)
})

test('every rule has an id of its own', () => {
  expect(new Set(allRules.map(({id}) => id)).size).toBe(allRules.length)
})
