import {expect, test} from 'vitest'
import {
  codeWords,
  findSlip,
  findSqlSlip,
  oneSlipAway,
  readVocabulary,
} from '../../src/runbook-to-problems/vocabulary.ts'

const fence = (code: string) => `\`\`\`bash\n${code}\n\`\`\`\n`
const vocabulary = readVocabulary([
  `The revision serves.\n\n${fence('describe revision\nlist revision\nprint revision\nissues issues issues\nload-test load-test load-test')}`,
  `---\nalerts: [High Error Rate, Errors]\n---\n\nRun \`keep sessions\` twice.\n${fence('sessions')}`,
])

test.each([
  ['revison', 'revision'],
  ['revisioon', 'revision'],
  ['rveision', 'revision'],
  ['revisian', 'revision'],
  ['load-tset', 'load-test'],
])('%j, which stands nowhere, is one slip from %j', (text, meant) => {
  expect(findSlip(text, vocabulary)).toBe(meant)
})

test.each([
  ['revision', 'it is the word itself'],
  ['revisions', 'many of them are another word'],
  ['serves', 'prose has it'],
  ['session', 'its neighbour stands twice only'],
  ['REVISION', 'upper case is no slip'],
  ['load-test-2', 'it is two signs away'],
  ['division', 'it is far away'],
  ['issuer', 'an API of Google has it'],
])('%j is left alone: %s', (text) => {
  expect(findSlip(text, vocabulary)).toBeUndefined()
})

test.each([
  ['SEV1', ['SEV2', 'SEV3']],
  ['cloud-sql', ['cloudsql']],
  ['abc', ['abd']],
])('a number, a hyphen and a short word make no slip: %j beside %j', (text, names) => {
  expect(oneSlipAway(text, names)).toBeUndefined()
})

test('a word with hyphens is read whole and in parts, each at its place', () => {
  expect(codeWords('a b-c_1')).toEqual([
    {text: 'a', start: 0},
    {text: 'b', start: 2},
    {text: 'c_1', start: 4},
    {text: 'b-c_1', start: 2},
  ])
})

const sql = (code: string) => `\`\`\`sql\n${code}\n\`\`\`\n`
const ofSql = readVocabulary([
  `A job has a state.\n\n${sql("SELECT user_id, state FROM jobs WHERE state = 'queued' AND user_id = 1;")}`,
  sql('SELECT count(*) FROM jobs WHERE user_id = 2; -- all jobs\nDELETE FROM jobs WHERE state IS NULL;'),
])

test.each([
  ['obs', 'jobs'],
  ['job', 'jobs'],
  ['jobss', 'jobs'],
  ['user_i', 'user_id'],
  ['sttae', 'state'],
])('%j is one letter from %j of the SQL, whatever prose has', (text, meant) => {
  expect(findSqlSlip(text, ofSql)).toBe(meant)
})

test.each([
  ['jobs', 'it is the name itself'],
  ['queue', 'what stands in quotes is no name'],
  ['id', 'it is too short'],
  ['plans', 'it is far away'],
])('%j of SQL is left alone: %s', (text) => {
  expect(findSqlSlip(text, ofSql)).toBeUndefined()
})
