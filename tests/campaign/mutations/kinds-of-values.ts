import {type Corpus, gone, letter, type MutationKind, type Site} from './mutation.ts'

/** Where a pattern is looked for, and whether something depends on what its group names. */
interface Places {
  readonly files: RegExp
  readonly pattern: RegExp
  readonly isNeeded?: (name: string, text: string, corpus: Corpus) => boolean
}

/** What a pattern finds in files. */
function inFiles(
  name: string,
  {files, pattern, isNeeded = () => true}: Places,
  write: (text: string) => Site['write'],
): MutationKind {
  return {
    name,
    sites: (corpus) =>
      [...corpus.files]
        .filter(([file]) => files.test(file))
        .flatMap(([file, text]) =>
          [...text.matchAll(pattern)]
            .filter(({1: name = ''}) => isNeeded(name, text, corpus))
            .map((match) => ({
              ...{file, start: match.index, end: match.index + match[0].length},
              names: /\S/.test(match[1] ?? '') ? [match[1]!] : [],
              write: write(match[0]),
            })),
        ),
  }
}

const environments = /_environments\/.*\.yaml$/
const data = /^docs\/_data\/.*\.yaml$/
const runbooks = /^runbooks\/.*\.md$/
const input = String.raw`(?<=^  [A-Z_]+: \{[^\n]*\b`

/** True for a name that every environment gives, or a step of its page. */
function isGiven(name: string, text: string, {files}: Corpus): boolean {
  const given = [...files].filter(([file]) => environments.test(file))
  return (
    new RegExp(`(?:capture|secret)=${name}\\b`).test(text) ||
    given.every(([, yaml]) => yaml.includes(`  ${name}:`))
  )
}

function isShown(name: string, _text: string, {files}: Corpus): boolean {
  return [...files.values()].some((text) => new RegExp(`of="(?:[a-z]+\\.)?${name}[."]`).test(text))
}

/** Damage to values: of inputs, environments, data and package.json. */
export const valueKinds: readonly MutationKind[] = [
  inFiles(
    'input: a bracket of its pattern is gone',
    {files: runbooks, pattern: new RegExp(`${input}pattern: "[^"\\n]*)[[\\](){}]`, 'gm')},
    gone,
  ),
  inFiles(
    'input: a default that its pattern or type refuses',
    {files: runbooks, pattern: new RegExp(`${input}default: )[\\w".-]+(?=,)`, 'gm')},
    () => () => '"? ?"',
  ),
  inFiles(
    'input: gone, and nothing else gives its value',
    {
      files: runbooks,
      pattern: /^ {2}([A-Z_]+): \{type.*\n/gm,
      isNeeded: (name, text, corpus) => !isGiven(name, text, corpus),
    },
    gone,
  ),
  inFiles(
    'condition: a letter of its value',
    {files: runbooks, pattern: /(?<=when="[A-Z_]+=)\w{3,}/g},
    letter,
  ),
  inFiles('environment: a value is gone', {files: environments, pattern: /^ {2}([A-Z_]+): \S.*\n/gm}, gone),
  inFiles(
    'environment: a letter of a scenario or its runbook',
    {files: environments, pattern: /(?<=^ {4})[a-z-]{4,}(?=:)|(?<=^ {4}[a-z-]+: )[a-z-]+$/gm},
    (text) => (text === 'command' ? () => undefined : letter(text)),
  ),
  inFiles(
    'environment: a letter of the command of a secret',
    {
      files: environments,
      pattern: /(?<=command: gcloud.*)\b(?:secrets|versions|access|latest|--secret|--project)\b/g,
    },
    letter,
  ),
  inFiles(
    'environment: a letter of the variable of a secret',
    {files: environments, pattern: /(?<=\$)[A-Z]+/g},
    letter,
  ),
  inFiles('data: a letter of an id', {files: data, pattern: /(?<=\bid: )[\w-]+/g}, letter),
  inFiles(
    'data: an id twice',
    {files: data, pattern: /^ {2}- id: ([\w-]+)\n/gm},
    (text) => () => `${text}    name: again\n${text}`,
  ),
  inFiles(
    'data: an entry that pages show is gone',
    {files: data, pattern: /^ {2}- (?:\{)?id: ([\w-]+)(?:,.*)?\n(?: {4}.*\n)*/gm, isNeeded: isShown},
    gone,
  ),
  inFiles('data: a task is gone', {files: data, pattern: /^ {2}- number: (\d+)\n(?: {4}.*\n)+/gm}, gone),
  inFiles('data: a letter of an objective', {files: data, pattern: /(?<=objective: )[\w.-]+/g}, letter),
  inFiles('data: a tab for its spaces', {files: data, pattern: /^ {4}(?=[a-z])/gm}, () => () => '\t'),
]
