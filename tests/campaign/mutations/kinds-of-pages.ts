import {gone, letter, type MutationKind, type Site} from './mutation.ts'
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
              names: match.slice(1).filter((text) => text),
              write: write(match[0]),
            }))
        }),
  }
}

const docs = /^docs\//
const runbooks = /^runbooks\//
const frontMatter = String.raw`(?<=^---\n(?:(?!---)[^\n]*\n)*)`

/** Damage to what pages are made of besides links and code. */
export const pageKinds: readonly MutationKind[] = [
  inProse('component: a letter of its name', {pattern: /(?<=^<)[A-Z]\w+/gm, files: docs}, letter),
  inProse(
    'component: a letter of a value',
    {pattern: /(?<=<[A-Z]\w+ [a-z]+=")(?=[^"]*[a-z])[^"]+/g, files: docs},
    letter,
  ),
  inProse('component: its end is gone', {pattern: / \/>/g, files: docs}, gone),
  inProse('import: a letter of its path', {pattern: /(?<=^import .*\/)\w+(?='$)/gm, files: docs}, letter),
  inProse('import: gone', {pattern: /^import (\w+) .*\n/gm, files: docs}, gone),
  inProse('image: a letter of its file', {pattern: /(?<=!\[[^\]]*\]\([^)]*?)[\w-]{4,}(?=\.\w+\))/g}, letter),
  inProse('link: its opening bracket is gone', {pattern: /(?<=\[[^\]\n]+\])\((?=[./#h])/g}, gone),
  inProse(
    'link: a capital in its path',
    {pattern: /(?<=\]\([./][^)#]*?)\b[a-z](?=[a-z-]{3,}(?:\.md)?[)#])/g},
    (text) => () => text.toUpperCase(),
  ),
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
      pattern: new RegExp(`${frontMatter}(title|description|owner|requires):.*\\n`, 'g'),
      files: runbooks,
    },
    gone,
  ),
  inProse(
    'front matter: a letter of a right',
    {pattern: /(?<=^permissions: \[[^\n]*roles\/)[a-zA-Z]+/gm, files: runbooks},
    letter,
  ),
]
