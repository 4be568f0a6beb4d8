import {bash, type ParserText, pageWith, step} from './example.ts'

const look = step('#look .read', bash('true'))
const withInput = (input: string) => pageWith(look, `inputs:\n  ${input}\n`)

/** Rules about file name and front matter. */
export const pageTexts = {
  'front-matter-field': {
    explain: 'A field of another form would be left out, and the page would say less than its author thinks.',
    wrong: pageWith(look, 'escalate: {after: soon, to: platform-lead}\n'),
    right: pageWith(look, 'escalate: {after: 15m, to: platform-lead}\n'),
  },
  'front-matter-missing': {
    explain: 'Without title and description nobody finds the page, and without an owner nobody mends it.',
    wrong: look,
    right: pageWith(look),
  },
  'front-matter-unknown': {
    explain: 'A misspelt field is read by nobody, and nothing says so.',
    wrong: pageWith(look, 'severty: SEV1\n'),
    right: pageWith(look, 'severity: SEV1\n'),
  },
  'front-matter-yaml': {
    explain: 'Front matter that is no YAML mapping takes title, owner and inputs away from the page.',
    wrong: `---\ntitle: Restore: the database\n---\n\n${look}\n`,
    right: `---\ntitle: "Restore: the database"\ndescription: D.\nowner: platform\n---\n\n${look}\n`,
  },
  'input-invalid': {
    explain: 'A wrong default is found in the middle of an incident, by the command that gets it.',
    wrong: withInput('DAYS: {type: integer, default: seven, description: How long}'),
    right: withInput('DAYS: {type: integer, default: 7, description: How long}'),
  },
  'input-name': {
    explain:
      'An input becomes an environment variable. Under a name such as PATH or LD_PRELOAD it would become code.',
    wrong: withInput('LD_PRELOAD: {description: A library}'),
    right: withInput('LIBRARY: {description: A library}'),
  },
  'markdown-too-deep': {
    explain: 'Nothing can be said of such a page, and a parser may take minutes over it.',
    wrong: `${'> '.repeat(600)}deep`,
    right: '> > deep enough',
  },
  'objective-unknown': {
    explain: 'An objective whose end does not exist is never measured, and the report stays empty.',
    wrong: pageWith(look, 'objectives: {rto: {from: look, to: gone, within: 30m}}\n'),
    right: pageWith(look, 'objectives: {rto: {from: look, to: look, within: 30m}}\n'),
  },
  'runbook-id': {
    explain: 'The file name is the id in every command, link and run. It is typed at 3 a.m.',
    wrong: pageWith(look),
    right: pageWith(look),
    wrongFile: 'runbooks/Disaster Recovery.md',
  },
} as const satisfies Readonly<Record<string, ParserText>>
