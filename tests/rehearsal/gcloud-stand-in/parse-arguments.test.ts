import {expect, test} from 'vitest'
import {parseArguments} from '../../../src/rehearsal/gcloud-stand-in/arguments/parse-arguments.ts'

function parse(line: string) {
  const {command, arguments: given} = parseArguments(line.split(' ').filter((word) => word !== ''))
  return {words: command.words, ...given}
}

test('flags may stand anywhere, with their value behind an equals sign or apart', () => {
  expect(
    parse('--project p sql instances -q patch a --no-deletion-protection --backup-start-time=02:00'),
  ).toEqual({
    words: 'sql instances patch',
    positionals: {INSTANCE: 'a'},
    values: {project: 'p', 'backup-start-time': '02:00'},
    switches: {quiet: true, 'deletion-protection': false},
  })
})

test('a dash alone is a value', () => {
  expect(parse('secrets versions add A --data-file -').values).toEqual({'data-file': '-'})
})

test.each([
  ['an unknown command', 'sql instances restart a', "Invalid choice: 'restart'."],
  ['half a command', 'sql instances', 'Command name argument expected.'],
  ['an unknown flag', 'sql instances describe a --nope=1', 'unrecognized arguments: --nope=1'],
  ['a flag of another command', 'sql instances describe a --limit=1', 'unrecognized arguments: --limit=1'],
  [
    'a switch that cannot be negated',
    'sql instances delete a --no-quiet',
    'unrecognized arguments: --no-quiet',
  ],
  [
    'a switch with a value',
    'sql instances patch a --quiet=yes',
    'argument --quiet: it takes no value, got `yes`',
  ],
  [
    'a value that is missing',
    'sql instances describe a --project',
    'argument --project: expected one argument',
  ],
  [
    'a flag where a value belongs',
    'sql instances describe a --project --quiet',
    'argument --project: expected one argument',
  ],
  ['a missing positional', 'sql instances clone a', 'argument DESTINATION: Must be specified.'],
  ['one positional too many', 'sql instances describe a b', 'unrecognized arguments: b'],
  ['a missing flag', 'sql backups create', 'argument --instance: Must be specified.'],
  [
    'a number that is none',
    'sql instances list --limit=x',
    'argument --limit: Value must be an integer; received: x',
  ],
  [
    'a format that is not covered',
    'sql instances list --format=text',
    'argument --format: not covered, got `text`',
  ],
  [
    'a transform',
    'sql instances list --format=value(name.basename())',
    'argument --format: not covered, got `value(name.basename())`',
  ],
  [
    'a filter that is not covered',
    'sql instances list --filter=name:a',
    'argument --filter: not covered, got `name:a`',
  ],
  [
    'a filter that ends early',
    'sql backups list --instance=a --filter=status=b\u00a0AND\u00a0',
    'argument --filter: not covered, got `status=b\u00a0AND\u00a0`',
  ],
  [
    'a list that is not covered',
    'sql instances list --flatten=a',
    'argument --flatten: not covered, got `a`',
  ],
  [
    'shares of traffic',
    'run services update-traffic a --to-revisions=b=50,c=50',
    'argument --to-revisions: only REVISION=100 is covered, got `b=50,c=50`',
  ],
  [
    'a mounted secret',
    'run services update a --update-secrets=/b=c:1',
    'argument --update-secrets: only VARIABLE=SECRET:VERSION is covered, got `/b=c:1`',
  ],
])('refuses %s', (_name, line, message) => {
  expect(() => parse(line)).toThrow(message)
})
