import type {Facts} from '../../facts.ts'
import type {DataRule, Finding, PageRule} from '../../rule.ts'

/** What nobody has filled in yet is listed; for a release it is an error. */
export const toFill: PageRule & DataRule = {
  id: 'to-fill',
  severity: 'note',
  asks: 'What is still to be filled in is listed; with `--release` it is an error.',
  explain:
    'A name or number that nobody knows is written as TO FILL, never invented. Before the release somebody has to know it.',
  wrong: '| Platform lead | TO FILL name |',
  right: '| Platform lead | see the rota |',
  check({nodes, file, lines}, facts) {
    if (!facts.project) return []
    return nodes.flatMap((node) => {
      if (node.type !== 'text' || !node.position) return []
      const match = /^TO FILL\b.*|TO FILL [a-z].*/.exec(node.value)
      if (!match || /^TO FILL (is|are)\b/.test(match[0])) return []
      const {line, column} = node.position.start
      const before = node.value.slice(0, match.index).split('\n')
      const at = before.length === 1 ? column + match.index : before.at(-1)!.length + 1
      const place = {file, line: line + before.length - 1, column: at}
      // A quotation is the text of a message: whoever sends it fills it in.
      return lines[place.line - 1]?.startsWith('>') ? [] : [finding(match[0], place, facts)]
    })
  },
  checkData: ({yaml}, facts) =>
    textsOf(yaml.value, []).flatMap(({text, path}) =>
      text.startsWith('TO FILL') ? [finding(text, yaml.placeOf(path), facts)] : [],
    ),
}

function finding(text: string, place: Finding['place'], {isRelease}: Facts): Finding {
  return {
    place,
    message: `Still to be filled in: \`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\`.`,
    hint: 'Write what belongs there, from somebody who knows it.',
    ...(isRelease && {severity: 'error' as const}),
  }
}

interface PathedText {
  readonly text: string
  readonly path: readonly PropertyKey[]
}

function textsOf(value: unknown, path: readonly PropertyKey[]): readonly PathedText[] {
  if (typeof value === 'string') return [{text: value, path}]
  if (typeof value !== 'object' || value === null || path.length > 20) return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...path, key]))
}
