import {bash, fence, type ParserText, step} from './example.ts'

const run = bash('true')
const look = (...blocks: readonly string[]) => step('#look .read', ...blocks)

/** Rules about fences, their roles and what they keep. */
export const fenceTexts = {
  'capture-and-secret': {
    explain: 'A capture is stored in the journal, a secret never is. The output cannot be both.',
    wrong: look(bash('id', 'capture=WHO secret=WHO')),
    right: look(bash('id', 'capture=WHO')),
  },
  'capture-duplicate': {
    explain: 'Whoever reads the value later would not know whose it is.',
    wrong: `${look(bash('id', 'capture=WHO'))}\n\n${step('#again .read', bash('id', 'capture=WHO'))}`,
    right: `${look(bash('id', 'capture=WHO'))}\n\n${step('#again .read', bash('id', 'capture=WHO_NOW'))}`,
  },
  'code-indented': {
    explain: 'It looks like a command of the step on the page, and no run executes it.',
    wrong: look('Then:\n\n    id\n', run),
    right: look('Then:\n', bash('id')),
  },
  'database-needs-sql': {
    explain: 'A shell gets its connection from a variable; the attribute would do nothing.',
    wrong: look(bash('id', 'database=DATABASE_URL')),
    right: look(fence('sql database=DATABASE_URL', 'SELECT 1;')),
  },
  'expect-language': {
    explain: 'An expect block is compared with output, so it is text and never code.',
    wrong: look(run, bash('ok', 'expect')),
    right: look(run, fence('text expect', 'ok')),
  },
  'fence-cut': {
    explain: 'Markdown closes the step inside the fence: the command is cut, and its end becomes prose.',
    wrong: look(bash('cat <<END\n:::\nEND')),
    right: `::::step[Look]{#look .read}\n${bash('cat <<END\n:::\nEND')}\n::::`,
  },
  'fence-unclosed': {
    explain: 'Everything after it is code: the prose would be sent to the shell.',
    wrong: ':::step[Look]{#look .read}\n```bash\ntrue\n:::',
    right: look(run),
  },
  'language-not-runnable': {
    explain:
      'Only bash, sh and sql have an executor. Another language would be run by a shell that misreads it.',
    wrong: look(fence('python', 'print(1)')),
    right: look(bash('python3 -c "print(1)"')),
  },
  'language-unknown': {
    explain:
      'Nothing here can check it, so a mistake in it stays until somebody runs it. On a page of ours a misspelt language is an error.',
    wrong: `${look(run)}\n\n${fence('haskell', 'main = pure ()')}`,
    right: `${look(run)}\n\n${bash('true')}`,
  },
  'name-steers': {
    explain: 'Output kept under such a name would change how the next commands are found or loaded.',
    wrong: look(bash('id', 'capture=LD_PRELOAD')),
    right: look(bash('id', 'capture=LIBRARY')),
  },
  'role-duplicate': {
    explain: 'A step has one command, one answer and one way back. Two of them are two steps.',
    wrong: look(run, run),
    right: look(run),
  },
  'role-unknown': {
    explain:
      'A mistyped role is not run as what it was meant to be, and a verify that never runs looks like success.',
    wrong: look(run, bash('true', 'verfy')),
    right: look(run, bash('true', 'verify')),
  },
  'role-without-run': {
    explain: 'Without a run block a person does the step by hand; nothing would run the other blocks.',
    wrong: look(bash('true', 'verify')),
    right: look(run, bash('true', 'verify')),
  },
  'secret-needs-read': {
    explain:
      'A secret is never stored, so a resumed run executes its step again. A change must not happen twice.',
    wrong: step('#make .change', bash('id', 'secret=TOKEN')),
    right: look(bash('id', 'secret=TOKEN')),
  },
} as const satisfies Readonly<Record<string, ParserText>>
