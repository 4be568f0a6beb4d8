import {nearest} from '../../../plugins/remark-runbook/index.ts'
import type {GcloudCall, GcloudVariant} from './gcloud-call.ts'
import {unknownValue} from './sample-words.ts'

/** What a parser of gcloud's commands says about one text. */
export type GcloudAnswer =
  | {readonly kind: 'accepted'}
  | {readonly kind: 'refused'; readonly message: string}
  /** The parser cannot say. */
  | {readonly kind: 'unknown'}

/** A mistake in a gcloud command. */
export interface GcloudFault {
  /** Offset in the block's code of the word that is wrong. */
  readonly start: number
  readonly message: string
  readonly hint: string
}

/** What is wrong with a variant, when every reading of it is refused for a reason that a sample did not cause. */
export function faultOf(
  call: GcloudCall,
  {words, texts}: GcloudVariant,
  answers: readonly GcloudAnswer[],
): GcloudFault | undefined {
  const refusals = answers.flatMap((answer) => (answer.kind === 'refused' ? [answer.message] : []))
  if (refusals.length < texts.length || refusals.length === 0) return undefined
  const [answer = ''] = refusals[0]!.split('\n\nTo search the help text')
  // An option that gcloud does not know is unknown whatever its value.
  const message = /unrecognized arguments/.test(answer) ? answer.replace(/(--[a-z-]+)=\S*/g, '$1') : answer
  // A choice of an API is told in capitals.
  if (message.toLowerCase().includes(unknownValue)) return undefined
  const text = message.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '')
  const [, meant] = /did you mean '([^']+)'/.exec(text) ?? []
  return {start: startOf(text, call, words), message: text, hint: hintFor(text, words, meant)}
}

/** The word that the message is about; `gcloud` itself where something is missing. */
function startOf(message: string, call: GcloudCall, words: GcloudVariant['words']): number {
  const [, named] =
    /unrecognized arguments: ([^\s=(]+)/.exec(message) ??
    /^Invalid choice: '([^']+)'/.exec(message) ??
    /^argument (--?[\w-]+)/.exec(message) ??
    /(?:expected one argument|ignored explicit argument).*?(--[\w-]+)/.exec(message) ??
    []
  const word = words.find(({text}) => named !== undefined && (text === named || text.startsWith(`${named}=`)))
  return word?.start ?? call.start
}

function hintFor(message: string, words: GcloudVariant['words'], meant: string | undefined): string {
  if (meant) return `Did you mean \`${meant}\`?`
  const [, list] = /Valid choices are \[([^\]]*)\]/.exec(message) ?? []
  const choices = list?.split(/,\s*/) ?? []
  const [, got] = /Invalid choice: '([^']+)'/.exec(message) ?? []
  const near = got === undefined ? undefined : nearest(got, choices)
  if (near) return `Did you mean \`${near}\`?`
  if (choices.length > 0) return `Write one of: ${choices.join(', ')}.`
  const path = words.filter(({text}) => /^[a-z][a-z0-9-]*$/.test(text)).map(({text}) => text)
  if (/^Invalid choice/.test(message))
    return `Look at \`gcloud ${path.slice(0, Math.max(1, path.indexOf(got ?? ''))).join(' ')} --help\`; another release track or SDK may have it.`
  return /Must be specified/.test(message) ? 'Add what is missing.' : 'Correct the command.'
}
