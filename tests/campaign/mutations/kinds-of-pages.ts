import {type MutationKind, misspell, type Site} from './mutation.ts'
import {pagesOf} from './read-corpus.ts'

/** What a pattern finds in the lines of pages that stand in no fence. */
function inProse(
  name: string,
  {pattern, files = /\.mdx?$/}: {readonly pattern: RegExp; readonly files?: RegExp},
  write: (text: string) => Site['write'],
): MutationKind {
  return {
    name,
    sites: (corpus) =>
      pagesOf(corpus)
        .filter(({file}) => files.test(file))
        .flatMap(({file, text, nodes}) => {
          const fences = nodes.flatMap(({type, position}) => (type === 'code' && position ? [position] : []))
          return [...text.matchAll(pattern)]
            .filter(
              ({index}) => !fences.some(({start, end}) => index >= start.offset! && index < end.offset!),
            )
            .map((match) => ({
              ...{file, start: match.index, end: match.index + match[0].length},
              write: write(match[0]),
            }))
        }),
  }
}

const letter =
  (text: string): Site['write'] =>
  (random) =>
    misspell(text, random)
const gone = () => () => ''
const docs = /^docs\//
const runbooks = /^runbooks\//
const frontMatter = String.raw`(?<=^---\n(?:(?!---)[^\n]*\n)*)`

/** Damage to what pages are made of besides links and code. */
export const pageKinds: readonly MutationKind[] = [
  inProse('component: a letter of its name', {pattern: /(?<=^<)[A-Z]\w+/gm, files: docs}, letter),
  inProse('component: a letter of a property', {pattern: /(?<=<[A-Z]\w+ )[a-z]+(?==)/g, files: docs}, letter),
  inProse('component: a letter of a value', {pattern: /(?<=<[A-Z]\w+ [a-z]+=")[^"]+/g, files: docs}, letter),
  inProse('component: its end is gone', {pattern: / \/>/g, files: docs}, gone),
  inProse('import: a letter of its path', {pattern: /(?<=^import .*\/)\w+(?='$)/gm, files: docs}, letter),
  inProse('import: gone', {pattern: /^import .*\n/gm, files: docs}, gone),
  inProse('image: a letter of its file', {pattern: /(?<=!\[[^\]]*\]\([^)]*?)[\w-]{4,}(?=\.\w+\))/g}, letter),
  inProse('link: its closing bracket is gone', {pattern: /(?<=\]\([^\s()]+)\)/g}, gone),
  inProse('link: its opening bracket is gone', {pattern: /(?<=\[[^\]\n]+\])\((?=[./#h])/g}, gone),
  inProse('link: a space inside', {pattern: /(?<=\[[^\]\n]+\])(?=\([./#h])/g}, () => () => ' '),
  inProse(
    'link: a capital in its path',
    {pattern: /(?<=\]\([./][^)#]*?)\b[a-z](?=[a-z-]{3,}(?:\.md)?[)#])/g},
    (text) => () => text.toUpperCase(),
  ),
  inProse(
    'link: a capital in its anchor',
    {pattern: /(?<=\]\([^)]*#)[a-z]/g},
    (text) => () => text.toUpperCase(),
  ),
  inProse('link: a letter of a scheme', {pattern: /(?<=\]\()https?(?=:)/g}, letter),
  inProse('code: a backquote is gone', {pattern: /(?<=[^`\n])`(?=[\s.,;:)])/g}, gone),
  inProse('emphasis: half of its stars are gone', {pattern: /(?<=\*\*[^*\n]+)\*\*(?=[\s.,;:])/g}, gone),
  inProse('table: a line below its head is gone', {pattern: /^\|(?:---\|)+\n/gm}, gone),
  inProse('table: a bar is gone', {pattern: /(?<=^\|[^|\n]+)\|(?= \S[^|\n]*\|$)/gm}, gone),
  inProse('heading: no space behind its signs', {pattern: /(?<=^##+) (?=\S)/gm}, gone),
  inProse(
    'front matter: its end is gone',
    {pattern: /(?<=^---\n(?:(?!---)[^\n]*\n)*)---\n/g, files: runbooks},
    gone,
  ),
  inProse(
    'front matter: a letter of a key of a page',
    {
      pattern: new RegExp(
        `${frontMatter}(?:title|description|keywords|sidebar_position|sidebar_label|slug|mdx)(?=:)`,
        'g',
      ),
      files: docs,
    },
    letter,
  ),
  inProse(
    'front matter: a line is gone',
    {
      pattern: new RegExp(`${frontMatter}(?:title|description|owner|severity|requires):.*\\n`, 'g'),
      files: runbooks,
    },
    gone,
  ),
  inProse(
    'front matter: a letter of a tool',
    {
      pattern: /(?<=^requires: \[[^\n]*)\b(?:gcloud|curl|node|jq|hey)\b/gm,
      files: runbooks,
    },
    letter,
  ),
  inProse(
    'front matter: a tool has a broken version',
    {pattern: /(?<=^requires: \[[^\n]*>=)\d+/gm, files: runbooks},
    () => () => 'new',
  ),
  inProse(
    'front matter: a letter of a right',
    {pattern: /(?<=^permissions: \[[^\n]*roles\/)[a-zA-Z]+/gm, files: runbooks},
    letter,
  ),
  inProse(
    'front matter: a tab for its spaces',
    {pattern: new RegExp(`${frontMatter}^  (?=[A-Z_]+:)`, 'gm'), files: runbooks},
    () => () => '\t',
  ),
  inProse(
    'front matter: a day that is none',
    {pattern: /(?<=^review: )[\d-]+/gm, files: runbooks},
    () => () => '2027-02-31',
  ),
  inProse(
    'step named in prose: a letter',
    {pattern: /(?<=--(?:from|only) )[a-z][a-z-]{3,}/g, files: runbooks},
    letter,
  ),
  inProse('input named in prose: a letter', {pattern: /(?<=--input )[A-Z_]{4,}/g}, letter),
  inProse('environment named in prose: a letter', {pattern: /(?<=--environment )[a-z]{4,}/g}, letter),
  inProse('rule kept back: a letter', {pattern: /(?<=verify-ignore )[a-z-]+/g}, letter),
]
