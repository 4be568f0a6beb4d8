import {type Corpus, gone, type MutationKind, misspell, type Site} from './mutation.ts'
import {pagesOf} from './read-corpus.ts'

/** The opening line of a step or another directive. */
interface Opening {
  readonly file: string
  /** Of the step; the name of another directive. */
  readonly id: string
  readonly line: string
  readonly lineNumber: number
  readonly start: number
  readonly end: number
}

function openings(corpus: Corpus): readonly Opening[] {
  return pagesOf(corpus).flatMap(({file, text, nodes}) =>
    nodes.flatMap((node): readonly Opening[] => {
      if (node.type !== 'containerDirective' || !node.position) return []
      const {start, end} = node.position
      const line = text.slice(start.offset, text.indexOf('\n', start.offset))
      const id = node.attributes?.id ?? node.name
      return [{file, id, line, lineNumber: start.line, start: start.offset!, end: end.offset!}]
    }),
  )
}

/** What a piece of a line becomes. */
type WriteMatch = (match: RegExpMatchArray) => Site['write']

/** Every place where a pattern stands in a text that begins at an offset of a file. */
function sitesIn(
  {file, text, start}: {readonly file: string; readonly text: string; readonly start: number},
  pattern: RegExp,
  write: WriteMatch,
): readonly Site[] {
  return [...text.matchAll(pattern)].map((match) => ({
    ...{file, start: start + match.index, end: start + match.index + match[0].length},
    write: write(match),
  }))
}

/** What a pattern finds in the opening lines of steps. */
function inOpening(name: string, pattern: RegExp, write: WriteMatch): MutationKind {
  return {
    name,
    sites: (corpus) =>
      openings(corpus).flatMap(({file, start, line, id}) =>
        sitesIn({file, text: line, start}, pattern, write).map((site) => ({...site, names: [id]})),
      ),
  }
}

/** What a pattern finds in the lines that open the fences of runbooks. */
function inFenceLine(name: string, pattern: RegExp, write: WriteMatch): MutationKind {
  return {
    name,
    sites: ({blocks}) =>
      blocks
        .filter(({file, meta}) => file.startsWith('runbooks/') && meta !== '')
        .flatMap(({file, open, language, meta}) =>
          sitesIn({file, text: meta, start: open + 3 + language.length + 1}, pattern, write),
        ),
  }
}

const letter =
  ([text]: RegExpMatchArray): Site['write'] =>
  (random) =>
    misspell(text, random)

const directiveUnclosed: MutationKind = {
  name: 'directive: its end is gone',
  sites: (corpus) =>
    openings(corpus).map(({file, end, id, lineNumber}) => ({
      ...{file, start: end - 3, end, names: [id], partners: [lineNumber], write: () => ''},
    })),
}

const durations = ['2x', 'soon', '-5m', 'm5', 'm']

/** Damage to steps, their attributes and the lines that open their fences. */
export const stepKinds: readonly MutationKind[] = [
  directiveUnclosed,
  inOpening('directive: a letter of its name', /(?<=^:::+)[a-z]+/g, letter),
  inOpening('directive: a space before its braces', /(?<=\])\{/g, () => () => ' {'),
  inOpening('directive: a bracket is gone', /[[\]{}]/g, gone),
  inOpening('step: its risk is gone', / \.(?:read|change|destructive)\b/g, gone),
  inOpening('step: a letter of its risk', /(?<=\.)(?:read|change|destructive)\b/g, letter),
  inOpening('step: its id is gone', /(?<=\{)#[\w-]+ /g, gone),
  inOpening('step: a letter of an attribute', /(?<= )[a-z]+(?==)/g, letter),
  inOpening(
    'step: a broken duration',
    /(?<=(?:timeout|every)=)\w+/g,
    () => (random) => durations[random.below(durations.length)],
  ),
  inOpening('step: it needs a step that is not there', /(?<=\{#[\w-]+ )/g, () => () => 'needs=no-such-step '),
  inFenceLine('fence: a letter of its role', /^(?:verify|rollback|expect)\b/g, letter),
  inFenceLine(
    'fence: another role',
    /^(?:verify|rollback)\b/g,
    ([text]) =>
      () =>
        text === 'verify' ? 'rollback' : 'verify',
  ),
  inFenceLine('capture: another name', /(?<=(?:capture|secret|database)=)[A-Z_]+/g, letter),
  inFenceLine('fence: a letter of an attribute', /\b[a-z]+(?==)/g, letter),
]
