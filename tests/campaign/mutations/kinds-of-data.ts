import {isMap, isPair, isScalar, parseDocument, visit, type Node as YamlNode} from 'yaml'
import {type Corpus, letter, type MutationKind, type Site} from './mutation.ts'

/** A YAML text of a file: front matter, data or an environment. */
interface YamlText {
  readonly file: string
  readonly text: string
  readonly offset: number
}

const isFrontMatter = ({file}: YamlText) => !file.endsWith('.yaml')
const isEnvironment = ({file}: YamlText) => file.includes('_environments')
const isData = ({file}: YamlText) => file.includes('_data')

function yamlTexts({files}: Corpus): readonly YamlText[] {
  return [...files].flatMap(([file, text]) => {
    if (file.endsWith('.yaml')) return [{file, text, offset: 0}]
    // Only runbooks: front matter of other pages is the site generator's.
    if (!file.startsWith('runbooks/') || !text.startsWith('---\n')) return []
    return [{file, text: text.slice(4, text.indexOf('\n---\n', 4) + 1), offset: 4}]
  })
}

/** A scalar of a YAML text: a key, or a value with the path of its keys. */
interface Piece {
  readonly yaml: YamlText
  readonly kind: 'key' | 'value'
  readonly path: string
  readonly start: number
  readonly end: number
  readonly text: string
}

function pieces(corpus: Corpus): readonly Piece[] {
  return yamlTexts(corpus).flatMap((yaml) => {
    const found: Piece[] = []
    visit(parseDocument(yaml.text), {
      Scalar: (key, node, above) => {
        if (!node.range) return
        const [start, end] = node.range
        const path = above.flatMap((parent) =>
          isPair(parent) && isScalar(parent.key) ? [parent.key.value] : [],
        )
        const kind = key === 'key' ? 'key' : 'value'
        found.push({yaml, kind, path: path.join('.'), start, end, text: yaml.text.slice(start, end)})
      },
    })
    return found
  })
}

function siteOf({yaml, start, end, text}: Piece, write: Site['write']): Site {
  return {file: yaml.file, start: yaml.offset + start, end: yaml.offset + end, names: [text], write}
}

function inYaml(
  name: string,
  picks: (piece: Piece) => boolean,
  write: (text: string) => Site['write'],
): MutationKind {
  return {
    name,
    sites: (corpus) =>
      pieces(corpus).flatMap((piece) => (picks(piece) ? [siteOf(piece, write(piece.text))] : [])),
  }
}

const isNamed = (path: RegExp) => (piece: Piece) => piece.kind === 'value' && path.test(piece.path)

/** A line `key: value` of a mapping is gone. */
function withoutLine(name: string, picks: (yaml: YamlText) => boolean, key: RegExp): MutationKind {
  return {
    name,
    sites: (corpus) =>
      yamlTexts(corpus)
        .filter(picks)
        .flatMap(({file, text, offset}) =>
          [...text.matchAll(key)].map((match) => ({
            ...{file, start: offset + match.index, end: offset + match.index + match[0].length},
            names: [match[1]!],
            write: () => '',
          })),
        ),
  }
}

/** Signs that hold YAML together. */
const sign: MutationKind = {
  name: 'YAML: a bracket, quote or colon is gone',
  sites: (corpus) =>
    yamlTexts(corpus).flatMap(({file, text, offset}) => {
      const found: Site[] = []
      const add = (at: number) =>
        found.push({file, start: offset + at, end: offset + at + 1, write: () => ''})
      visit(parseDocument(text), {
        Node: (_key, node) => {
          const [start, end] = (node as YamlNode).range ?? []
          if (start === undefined || end === undefined) return
          const isFlow = !isScalar(node) && /[[{]/.test(text[start] ?? '')
          const isQuoted = isScalar(node) && /["']/.test(text[start] ?? '')
          if (isFlow || isQuoted) for (const at of [start, end - 1]) add(at)
          if (isMap(node) && !isFlow) {
            const [first] = node.items
            if (isScalar(first?.key) && first.key.range) add(first.key.range[1])
          }
        },
      })
      return found
    }),
}

/** One tool of `requires` is gone. */
const requirement: MutationKind = {
  name: 'front matter: a tool of requires is gone',
  sites: (corpus) =>
    pieces(corpus)
      .filter(({path, kind}) => path === 'requires' && kind === 'value')
      .map((piece) => {
        const {yaml, end, text} = piece
        const comma = /^, /.exec(yaml.text.slice(end))?.[0].length ?? 0
        const site = siteOf(piece, () => '')
        return {...site, end: site.end + comma, names: [text.replace(/>=.*/, '')]}
      }),
}

/** Damage to front matter, environments and data. */
export const dataKinds: readonly MutationKind[] = [
  sign,
  requirement,
  inYaml(
    'front matter: a letter of a key',
    ({kind, yaml, path}) => kind === 'key' && isFrontMatter(yaml) && !path.startsWith('inputs'),
    letter,
  ),
  inYaml(
    'input: a letter of its name',
    ({kind, yaml, path}) => kind === 'key' && isFrontMatter(yaml) && /^inputs\.[A-Z_]+$/.test(path),
    letter,
  ),
  inYaml('input: a letter of its type', isNamed(/^inputs\.[A-Z_]+\.type$/), letter),
  inYaml(
    'front matter: an owner, severity or step that is not there',
    isNamed(/^(owner|severity|escalate\.to|objectives\.\w+\.(from|to))$/),
    letter,
  ),
  inYaml(
    'front matter: a broken duration or date',
    isNamed(/^(escalate\.after|review|objectives\.\w+\.within)$/),
    () => () => 'soon',
  ),
  inYaml('data: a letter of a key', ({kind, yaml}) => kind === 'key' && isData(yaml), letter),
  inYaml(
    'data: a letter of an address',
    (piece) => isNamed(/^(tasks\.home|components\.answer)$/)(piece),
    letter,
  ),
  inYaml('data: a state that is none', isNamed(/^tasks\.(state|priority)$/), letter),
  inYaml(
    'data: a letter of a role that pages name',
    ({path, kind, text}) => kind === 'value' && path === 'roles.id' && /^platform(-lead)?$/.test(text),
    letter,
  ),
  withoutLine(
    'data: a line is gone',
    isData,
    /^ {2}(?: {2})?(?:- )?(?<! - )(title|name|target|duty|state|priority|number|failure|answer|window|formula): .*\n/gm,
  ),
  inYaml(
    'environment: a letter of a key',
    ({kind, yaml, path}) => kind === 'key' && isEnvironment(yaml) && !/^(values|secrets)\./.test(path),
    letter,
  ),
  inYaml(
    'environment: a letter of a name',
    ({kind, yaml, path}) => kind === 'key' && isEnvironment(yaml) && /^values\.[A-Z_]+$/.test(path),
    letter,
  ),
]
