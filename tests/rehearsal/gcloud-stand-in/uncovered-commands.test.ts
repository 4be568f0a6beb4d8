import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {parseRunbook} from '../../../src/markdown-to-runbook/parse-runbook.ts'
import {flagsOf} from '../../../src/rehearsal/gcloud-stand-in/arguments/common-flags.ts'
import {findFlag, splitFlag} from '../../../src/rehearsal/gcloud-stand-in/arguments/find-flag.ts'
import {commands} from '../../../src/rehearsal/gcloud-stand-in/commands/commands.ts'
import {uncoveredCommands, uncoveredInShell} from '../../../src/rehearsal/gcloud-stand-in/coverage/index.ts'
import {scanShell} from '../../../src/rehearsal/gcloud-stand-in/coverage/scan-shell.ts'
import {projectRoot} from '../../run-cli.ts'
import {changing, reading} from './command-cases.ts'

const runbooks = ['disaster-recovery', 'backup-restore'].map((id) => {
  const file = `runbooks/${id}.md`
  const markdown = readFileSync(join(projectRoot, file), 'utf8')
  return {id, markdown, runbook: parseRunbook(markdown, file).runbook}
})

test.each(runbooks)('the runbook $id is covered', ({runbook}) => {
  expect(uncoveredCommands(runbook)).toEqual([])
})

test('nothing else is covered than what these runbooks and their environment use', () => {
  const environment = 'gcloud secrets versions access latest --secret=NOTIFY_WEBHOOK_URL --project="$PROJECT"'
  const text = [...runbooks.map(({markdown}) => markdown), environment].join('\n')
  expect(commands.filter(({words}) => !text.includes(`gcloud ${words} `))).toEqual([])
})

test('every flag that a runbook gives to a command is in a line that is held against the real gcloud', () => {
  const compared = [...reading, ...changing].flatMap(({words, lines}) =>
    lines.flatMap((line) =>
      line.filter((word) => word.startsWith('-')).map((word) => `${words} ${splitFlag(word)[0]}`),
    ),
  )
  const used = runbooks
    .flatMap(({runbook}) => runbook.steps)
    .flatMap(({run, verify, rollback}) => [run, verify, rollback])
    .flatMap((fence) => (fence?.language === 'bash' ? scanShell(fence.code) : []))
    .filter(([first]) => first?.text === 'gcloud')
    .flatMap(([, ...words]) => listFlags(words.map(({text}) => text)))
  expect(used.length).toBeGreaterThan(30)
  expect(used.filter((one) => !compared.includes(one) && !one.endsWith(' --project'))).toEqual([])
})

function listFlags(words: readonly string[]): readonly string[] {
  const command = commands.find((one) => words.join(' ').startsWith(one.words))!
  const flags = words.filter((word) => findFlag(flagsOf(command), splitFlag(word)[0]))
  return flags.map((word) => `${command.words} ${splitFlag(word)[0]}`)
}

test.each([
  ['plain', 'gcloud sql users list --instance=a', ['gcloud sql users list']],
  ['a flag before the words', 'gcloud --project "$P" sql users list', ['gcloud sql users list']],
  ['a substitution in quotes', 'x="a $(gcloud compute list | head -1) b"', ['gcloud compute list']],
  ['old substitution', 'x=`gcloud compute list`', ['gcloud compute list']],
  ['a default value', 'echo "${A:-$(gcloud compute list)}"', ['gcloud compute list']],
  ['a condition', 'if ! gcloud compute list; then :; fi', ['gcloud compute list']],
  [
    'a pipe, an assignment and a wrapper',
    'true | A=b timeout 5s gcloud compute list',
    ['gcloud compute list'],
  ],
  ['a function', 'f() { gcloud compute list; }', ['gcloud compute list']],
  ['a case', 'case $a in\n  b) gcloud compute list ;;\nesac', ['gcloud compute list']],
  ['lines joined', 'gcloud \\\n  compute \\\n  list', ['gcloud compute list']],
  ['process substitution', 'diff <(gcloud compute list) b', ['gcloud compute list']],
  ['a command that is put together', 'gcloud sql "$KIND" list', ['gcloud sql']],
  ['an unknown flag', 'gcloud sql instances patch a --tier=b', ['gcloud sql instances patch --tier']],
  [
    'a format that is not covered',
    "gcloud sql instances list --format='value(name.list())'",
    ['gcloud sql instances list --format=value(name.list())'],
  ],
  [
    'a filter that is not covered, its value apart',
    'gcloud sql instances list --filter name:a',
    ['gcloud sql instances list --filter=name:a'],
  ],
  [
    'a page that is not covered',
    'gcloud run services describe a',
    ['gcloud run services describe without --format'],
  ],
])('finds what is not covered: %s', (_name, code, found) => {
  expect(uncoveredInShell(code)).toEqual(found)
})

test.each([
  ['a covered command', 'gcloud sql instances describe "$A" --project="$B" 2>/dev/null'],
  ['a comment', '# gcloud compute list\ntrue # gcloud compute list'],
  ['quoted text', 'echo \'gcloud compute list\' "gcloud compute list"'],
  ['an argument of another command', 'echo gcloud compute list'],
  ['a question for its place', 'command -v gcloud'],
  ['a here-document', 'cat <<-END\n\tgcloud compute list\n\tEND\ntrue'],
  ['a value that is not known yet', 'gcloud sql instances list --filter="name=$A" --format="$B"'],
])('lets pass: %s', (_name, code) => {
  expect(uncoveredInShell(code)).toEqual([])
})
