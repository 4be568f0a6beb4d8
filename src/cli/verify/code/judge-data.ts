import {isScalar, parseAllDocuments} from 'yaml'
import {unbalancedLine} from '../../../markdown-to-runbook/unbalanced-line.ts'
import type {CodeBlock} from '../../../runbook-to-problems/code/code-block.ts'
import {findJsonError} from '../../../runbook-to-problems/code/find-json-error.ts'
import {accepted, type Verdict} from '../../../runbook-to-problems/code/verdict.ts'

/** The verdict on a JSON block; undefined for one that shows only a part of a document, as strangers' pages do. */
export function judgeJson(code: string, {isOurs}: Owner): Verdict | undefined {
  if (!isOurs && (template.test(code) || sketchedJson.test(code))) return undefined
  if (/…|\.\.\.|^\s*(?:\/\/|#)/m.test(code) || (!isOurs && !/^\s*[[{]/.test(code))) return undefined
  const error = findJsonError(code)
  if (!error || isLines(code)) return accepted
  // Items of a list, without the brackets around them.
  if (!isOurs && findJsonError(`[${code}]`) === undefined) return undefined
  return {status: 'refused', offset: error.offset, message: `The block is no JSON: ${error.message}.`}
}

/** A line of a template, ex: `{% raw %}`, `<% if %>`: the block is not what it says yet. */
const template = /\{%|<%/

/** Comments, or `{..}` for what is left out. */
const sketchedJson = /\/\*|(?:^|[\s,[{])\/\/\s|[[{]\s*\.\.\s*[\]}]/m

/** Whose page it is: in our own, a block is what its language says. */
type Owner = Pick<CodeBlock, 'isOurs'>

/** One document in each line, as logs are written. */
function isLines(code: string): boolean {
  const lines = code.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.every((line) => /^\s*[[{]/.test(line) && findJsonError(line) === undefined)
}

/** The verdict on a YAML block; a template's braces are no YAML yet. */
export function judgeYaml(code: string, {isOurs}: Owner): Verdict | undefined {
  if (code.includes('{{') || (!isOurs && template.test(code))) return undefined
  try {
    // Documents are composed and never turned into values: no alias is followed, no tag acted on.
    const documents = parseAllDocuments(code, {logLevel: 'silent', prettyErrors: false, uniqueKeys: true})
    const [error] = [...documents].flatMap(({errors}) => errors)
    if (!error) return isOurs ? judgeShape([...documents]) : accepted
    // Beside each other, a stranger's page shows alternatives.
    if (error.code === 'DUPLICATE_KEY' && !isOurs)
      return {status: 'unproven', reason: 'a key stands in it twice: alternatives, or a mistake'}
    const message = error.message.split('\n')[0]!.replace(/\.$/, '')
    return {
      status: 'refused',
      offset: unbalancedLine(code, error.pos[0]) ?? Math.min(error.pos[0], code.length),
      message: `The block is no YAML: ${message}.`,
    }
  } catch (error) {
    if (error instanceof RangeError) return {status: 'unproven', reason: 'it is nested too deep'}
    throw error
  }
}

/** A lone text is YAML, and never what a page shows as YAML: commands, or a mapping that lost a colon. */
function judgeShape(documents: readonly {readonly contents: unknown}[]): Verdict {
  const text = documents.map(({contents}) => contents).find((contents) => isScalar(contents))
  if (!isScalar(text) || typeof text.value !== 'string') return accepted
  const message = 'The block is no YAML: it is one text, neither a mapping nor a list.'
  return {status: 'refused', offset: text.range?.[0] ?? 0, message}
}
