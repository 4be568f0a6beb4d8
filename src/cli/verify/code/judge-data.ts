import {parseAllDocuments} from 'yaml'
import {findJsonError} from '../../../runbook-to-problems/code/find-json-error.ts'
import {accepted, type Verdict} from '../../../runbook-to-problems/code/verdict.ts'

/** The verdict on a JSON block; undefined for one that shows only a part of a document. */
export function judgeJson(code: string): Verdict | undefined {
  if (!/^\s*[[{]/.test(code) || /…|\.\.\.|^\s*(?:\/\/|#)/m.test(code)) return undefined
  const error = findJsonError(code)
  if (!error || isLines(code)) return accepted
  return {status: 'refused', offset: error.offset, message: `The block is no JSON: ${error.message}.`}
}

/** One document in each line, as logs are written. */
function isLines(code: string): boolean {
  const lines = code.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.every((line) => /^\s*[[{]/.test(line) && findJsonError(line) === undefined)
}

/** The verdict on a YAML block; a template's braces are no YAML yet. */
export function judgeYaml(code: string): Verdict | undefined {
  if (code.includes('{{')) return undefined
  try {
    // Documents are composed and never turned into values: no alias is followed, no tag acted on.
    const documents = parseAllDocuments(code, {logLevel: 'silent', prettyErrors: false, uniqueKeys: true})
    const [error] = [...documents].flatMap(({errors}) => errors)
    if (!error) return accepted
    const message = error.message.split('\n')[0]!.replace(/\.$/, '')
    return {
      status: 'refused',
      offset: Math.min(error.pos[0], code.length),
      message: `The block is no YAML: ${message}.`,
    }
  } catch (error) {
    if (error instanceof RangeError) return {status: 'unproven', reason: 'it is nested too deep'}
    throw error
  }
}
