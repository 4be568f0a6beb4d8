import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {GcloudFault} from './gcloud-answer.ts'
import type {GcloudCall} from './gcloud-call.ts'
import {filterOf} from './output-fields.ts'
import {type SampledWord, unknownValue} from './sample-words.ts'

const partner: Readonly<Record<string, string>> = {')': '(', ']': '['}
const formats =
  'config csv default diff disable flattened get json list multi none object table text value yaml'.split(' ')
/** Options whose values gcloud sends on as they are, though the API knows only these. */
const choices: Readonly<Record<string, readonly string[]>> = {
  '--network-tier': ['premium', 'standard', 'fixed-standard', 'standard-overrides-fixed-standard', 'select'],
}
const connectives = ['AND', 'OR', 'NOT']

/**
 * What gcloud's parser of arguments takes and gcloud refuses later: an output format or filter that it cannot read, ex: `--format='value(state'`, `--filter='a=b ADN c=d'`. Its parser
 * of arguments takes any text; the mistake shows only when the command has already acted.
 */
export function outputFault({variants, block}: GcloudCall): GcloudFault | undefined {
  const words = variants[0]?.words ?? []
  const faults = [
    ...words
      .map((word, at) => whole(word, words[at - 1], block))
      .flatMap((word, at) => faultsOf(word, words.slice(0, at))),
    ...(block.step || block.isOurs ? askedFaults(words) : []),
  ]
  return faults[0]
}

/** A filter of `logging read` that the block has put into a variable, as it is written there. */
function whole(word: SampledWord, before: SampledWord | undefined, block: GcloudCall['block']): SampledWord {
  if (before?.text !== 'read' || word.text !== unknownValue) return word
  const raw = /^"\$\w+"/.exec(block.code.slice(word.start))?.[0] ?? ''
  const [text, start] = filterOf(raw, word.start, block)
  return text === raw ? word : {...word, text: text.slice(1, -1).replaceAll('\\"', '"'), start}
}

function faultsOf(word: SampledWord, before: readonly SampledWord[]): readonly GcloudFault[] {
  const {text, start} = word
  const isLogFilter = before.at(-1)?.text === 'read' && before.at(-2)?.text === 'logging'
  const [, option, value] =
    /^(--[a-z-]+-(?:period|duration|timeout|interval|sec|seconds))=([A-Za-z]+)$/.exec(text) ?? []
  if (option && value && value !== unknownValue && !/^(?:never|none|default|max|unlimited)$/i.test(value))
    return [
      {start, message: `argument ${option}: \`${value}\` is no time`, hint: 'Write a number with its unit.'},
    ]
  const [, counter, count] =
    /^(--(?:max|min)-instances|--concurrency|--[a-z-]*(?:limit|count|size|cpu))=([A-Za-z]+)$/.exec(text) ?? []
  if (counter && count && count !== unknownValue && !/^(?:none|default|max|unlimited)$/i.test(count))
    return [{start, message: `argument ${counter}: \`${count}\` is no number`, hint: 'Write a number.'}]
  const choice = choiceFault(word)
  if (choice) return [choice]
  const [dashed] = /^-[a-z][a-z-]+(?==|$)/.exec(text) ?? []
  if (dashed !== undefined)
    return [{start, message: `unrecognized arguments: ${dashed}`, hint: `Write \`-${dashed}\`.`}]
  const isOutput = /^--(?:format|flatten|filter)=/.test(text)
  if (!isOutput && !isLogFilter) return []
  if (!isBalanced(text) && !text.includes(unknownValue))
    return [
      {
        start,
        message: 'the brackets of its output format do not pair',
        hint: 'Close each bracket of the format.',
      },
    ]
  const [, format] = /^--format=([a-z-]+)(?:[([]|$)/.exec(text) ?? []
  if (format !== undefined && !formats.includes(format)) return [unknownFormat(format, start)]
  const odd = isLogFilter || text.startsWith('--filter=') ? oddConnective(text) : undefined
  if (odd === undefined) return []
  return [{start, message: `\`${odd}\` joins no conditions`, hint: 'Write `AND`, `OR` or `NOT`.'}]
}

function choiceFault({text, start}: SampledWord): GcloudFault | undefined {
  const [, option = '', value = ''] = /^(--[a-z-]+)=([\w-]+)$/.exec(text) ?? []
  const known = Object.hasOwn(choices, option) ? choices[option]! : undefined
  if (!known || value === unknownValue || known.includes(value.toLowerCase().replaceAll('_', '-')))
    return undefined
  const message = `argument ${option}: Invalid choice: '${value}'`
  return {start, message, hint: `Write one of: ${known.join(', ')}.`}
}

/** Cloud Run asks at a terminal for a name that is not given; a step has none. */
function askedFaults(words: readonly SampledWord[]): readonly GcloudFault[] {
  const plain = words.filter(({text}) => !text.startsWith('-') && !/^(?:alpha|beta|preview)$/.test(text))
  const [tool, kind, verb, name] = plain.map(({text}) => text)
  const wantsName = /^(?:describe|update|update-traffic|delete|get-iam-policy)$/.test(verb ?? '')
  if (tool !== 'run' || !/^(?:services|jobs|revisions)$/.test(kind ?? '') || !wantsName || name !== undefined)
    return []
  const hint = 'Add it: gcloud asks for it at a terminal, and a step has none.'
  return [{start: plain[2]!.start, message: `the name behind \`${kind} ${verb}\` is missing`, hint}]
}

function unknownFormat(format: string, start: number): GcloudFault {
  const near = nearest(format, formats)
  const hint = near ? `Did you mean \`${near}\`?` : `Write one of ${formats.join(', ')}.`
  return {start, message: `there is no output format \`${format}\``, hint}
}

/** A word of capitals between two conditions. ex: `a=b ADN c=d` */
function oddConnective(text: string): string | undefined {
  const bare = text.replace(/"[^"]*"|'[^']*'/g, '_').replace(/(?<=[=:<>~(]\s*)[\w./-]+/g, '_')
  return bare.match(/(?<=\s)[A-Z]{2,5}(?=\s)/g)?.find((word) => !connectives.includes(word))
}

function isBalanced(text: string): boolean {
  const open: string[] = []
  for (const sign of text.replace(/"[^"]*"|'[^']*'/g, '')) {
    if (sign === '(' || sign === '[') open.push(sign)
    else if (partner[sign] !== undefined && open.pop() !== partner[sign]) return false
  }
  return open.length === 0
}
