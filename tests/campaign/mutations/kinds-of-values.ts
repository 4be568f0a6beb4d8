import {type MutationKind, misspell, type Site} from './mutation.ts'

/** What a pattern finds in files. */
function inFiles(
  name: string,
  {files, pattern}: {readonly files: RegExp; readonly pattern: RegExp},
  write: (text: string) => Site['write'],
): MutationKind {
  return {
    name,
    sites: (corpus) =>
      [...corpus.files]
        .filter(([file]) => files.test(file))
        .flatMap(([file, text]) =>
          [...text.matchAll(pattern)].map((match) => ({
            ...{file, start: match.index, end: match.index + match[0].length},
            names: /\S/.test(match[1] ?? '') ? [match[1]!] : [],
            write: write(match[0]),
          })),
        ),
  }
}

const letter =
  (text: string): Site['write'] =>
  (random) =>
    misspell(text, random)
const gone = () => () => ''
const environments = /_environments\/.*\.yaml$/
const data = /^docs\/_data\/.*\.yaml$/
const runbooks = /^runbooks\/.*\.md$/
const input = String.raw`(?<=^  [A-Z_]+: \{[^\n]*\b`

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
    'input: an example that its pattern refuses',
    {
      files: runbooks,
      pattern: new RegExp(`${input}(?:pattern: "[^"\\n]*", |datetime, )example: )[^,\\n]+(?=,)`, 'gm'),
    },
    () => () => '"? \\" @ ?"',
  ),
  inFiles('input: gone, and steps use it', {files: runbooks, pattern: /^ {2}([A-Z_]+): \{type.*\n/gm}, gone),
  inFiles(
    'input: a letter of one of its keys',
    {
      files: runbooks,
      pattern: new RegExp(
        `${input.replace('\\b', '(?:\\{|, )')})(?:type|default|pattern|example|description|choices)(?=: )`,
        'gm',
      ),
    },
    letter,
  ),
  inFiles(
    'input: another type',
    {files: runbooks, pattern: new RegExp(`${input}type: )(?:choice|datetime|secret)\\b`, 'gm')},
    () => () => 'integer',
  ),
  inFiles('condition: a letter of its name', {files: runbooks, pattern: /(?<=when=")[A-Z_]+/g}, letter),
  inFiles(
    'condition: a letter of its value',
    {files: runbooks, pattern: /(?<=when="[A-Z_]+=)\w{3,}/g},
    letter,
  ),
  inFiles(
    'condition: another operator',
    {files: runbooks, pattern: /(?<=when="[A-Z_]+)=/g},
    () => () => '==',
  ),
  inFiles('environment: a letter of a scheme', {files: environments, pattern: /https(?=:)/g}, letter),
  inFiles('environment: a value is gone', {files: environments, pattern: /^ {2}([A-Z_]+): \S.*\n/gm}, gone),
  inFiles(
    'environment: a value is empty',
    {files: environments, pattern: /(?<=^ {2}([A-Z_]+): )\S.*/gm},
    gone,
  ),
  inFiles(
    'environment: a choice that is none',
    {files: environments, pattern: /(?<=^(?:yes|guarded): )\w+/gm},
    () => () => 'maybe',
  ),
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
  inFiles(
    'environment: a tab for its spaces',
    {files: environments, pattern: /^ {2}(?=[A-Z])/gm},
    () => () => '\t',
  ),
  inFiles('data: a letter of an id', {files: data, pattern: /(?<=\bid: )[\w-]+/g}, letter),
  inFiles(
    'data: an id twice',
    {files: data, pattern: /^ {2}- id: ([\w-]+)\n/gm},
    (text) => () => `${text}    name: again\n${text}`,
  ),
  inFiles('data: an entry is gone', {files: data, pattern: /^ {2}- id: ([\w-]+)\n(?: {4}.*\n)+/gm}, gone),
  inFiles('data: a task is gone', {files: data, pattern: /^ {2}- number: (\d+)\n(?: {4}.*\n)+/gm}, gone),
  inFiles(
    'data: a number twice',
    {files: data, pattern: /(?<=^ {2}- number: )\d+/gm},
    (text) => () => String(Number(text) + 1),
  ),
  inFiles('data: a letter of an objective', {files: data, pattern: /(?<=objective: )[\w.-]+/g}, letter),
  inFiles(
    'data: a number becomes a word',
    {files: data, pattern: /(?<=(?:below|above|level|promise|days): )[\d.]+/g},
    () => () => 'many',
  ),
  inFiles(
    'data: a letter of a role of the escalation',
    {files: data, pattern: /(?<=\bto: )[a-z-]+/g},
    letter,
  ),
  inFiles('data: a letter of a scheme', {files: data, pattern: /https(?=:)/g}, letter),
  inFiles('data: a tab for its spaces', {files: data, pattern: /^ {4}(?=[a-z])/gm}, () => () => '\t'),
  inFiles('data: a space behind a colon is gone', {files: data, pattern: /(?<=^ {4}[a-z]+:) /gm}, gone),
  inFiles(
    'data: a letter of the version',
    {files: /\.yaml$/, pattern: /(?<=^version: )\d/gm},
    () => () => '2',
  ),
  inFiles(
    'package.json: a comma or quote is gone',
    {files: /^package\.json$/, pattern: /(?<=^ {4}"[^\n]*)[",]/gm},
    gone,
  ),
]
