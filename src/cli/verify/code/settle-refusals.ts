import {accepted, type Verdict} from '../../../runbook-to-problems/code/verdict.ts'
import {type AnswerCache, questionKey} from './answer-cache.ts'
import {askShell, type ShellAnswer} from './ask-shell.ts'
import type {ShellText} from './judge-shell.ts'
import {startOfLine} from './offsets.ts'
import type {ShellParse} from './parse-shell.ts'
import type {Tools} from './tools.ts'
import {verdictSchema} from './verdict-schema.ts'

/** A text that the parser refused or gave up on. */
export interface Refusal {
  readonly text: ShellText
  readonly parse: ShellParse
}

/** Asks the shell itself about texts of one language that the parser did not accept. Verdicts are by code. */
export async function settleRefusals(
  refusals: readonly Refusal[],
  {tools, cache}: {readonly tools: Tools; readonly cache: AnswerCache},
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>()
  const [first] = refusals
  if (!first) return verdicts
  const {language} = first.text
  const path = tools.find(language)
  const keyOf = (code: string) => questionKey('shell', path ?? '', language, code)
  const open: Refusal[] = []
  for (const refusal of refusals) {
    const known = verdictSchema.safeParse(cache.get(keyOf(refusal.text.code)))
    if (known.success) verdicts.set(refusal.text.code, known.data)
    else open.push(refusal)
  }
  const codes = open.map(({text}) => text.code)
  const answers = path === undefined ? undefined : await askShell(codes, {language, path, tools})
  for (const {text, parse} of open) {
    const verdict = answers
      ? toVerdict(text, parse, answers.get(text.code))
      : unproven(`the parser is not sure, and there is no ${language} here`)
    if (verdict.status !== 'unproven') cache.set(keyOf(text.code), verdict)
    verdicts.set(text.code, verdict)
  }
  return verdicts
}

function toVerdict({code, language}: ShellText, parse: ShellParse, answer: ShellAnswer | undefined): Verdict {
  if (!answer) return unproven(`${language} gave no answer in 10 s`)
  // A here-document without end is only a warning to bash, and never what an author meant. Of a broken `[[` it complains
  // and ends with status 0.
  const isSaid = /here-document .*delimited by end-of-file|syntax error in conditional/.test(answer.said)
  if (answer.exitCode === 0 && !isSaid) return accepted
  if (parse.kind === 'refused')
    return {status: 'refused', offset: parse.offset, message: describe(parse.message)}
  const [, line, message] = /: (?:line )?(\d+): (.*)/.exec(answer.said) ?? []
  return {
    status: 'refused',
    offset: startOfLine(code, Number(line ?? 1)),
    message: describe(message ?? 'it cannot be read'),
  }
}

function unproven(reason: string): Verdict {
  return {status: 'unproven', reason}
}

function describe(message: string): string {
  return `The shell refuses the block: ${message.replace(/[.\s]*$/, '')}.`
}
