import type {GcloudFault} from './gcloud-answer.ts'
import type {GcloudCall} from './gcloud-call.ts'
import {unknownValue} from './sample-words.ts'

const partner: Readonly<Record<string, string>> = {')': '(', ']': '['}

/**
 * An output format whose brackets do not pair, ex: `--format='value(state'`. gcloud's parser of arguments takes
 * any text; the mistake shows only when the command has already acted.
 */
export function unbalancedFormat({variants}: GcloudCall): GcloudFault | undefined {
  const words = variants[0]?.words ?? []
  const word = words.find(({text}) => /^--(?:format|flatten)=/.test(text) && !isBalanced(text))
  if (!word || word.text.includes(unknownValue)) return undefined
  const message = 'the brackets of its output format do not pair'
  return {start: word.start, message, hint: 'Close each bracket of the format.'}
}

function isBalanced(text: string): boolean {
  const open: string[] = []
  for (const sign of text.replace(/"[^"]*"|'[^']*'/g, '')) {
    if (sign === '(' || sign === '[') open.push(sign)
    else if (partner[sign] !== undefined && open.pop() !== partner[sign]) return false
  }
  return open.length === 0
}
