import {accepted, type Verdict} from '../../../runbook-to-problems/code/verdict.ts'
import {type AnswerCache, questionKey} from './answer-cache.ts'
import type {ShellParse, ShellText} from './judge-shell.ts'
import {startOfLine} from './offsets.ts'
import type {Tools} from './tools.ts'
import {verdictSchema} from './verdict-schema.ts'

/** Asks the shell itself about a text that the parser refused or gave up on. `-n` reads and executes nothing. */
export async function settleRefusal(
  text: ShellText,
  parse: ShellParse,
  {tools, cache}: {readonly tools: Tools; readonly cache: AnswerCache},
): Promise<Verdict> {
  const {code, language} = text
  const path = tools.find(language)
  const key = questionKey('shell', path ?? '', language, code)
  const known = verdictSchema.safeParse(cache.get(key))
  if (known.success) return known.data
  const verdict = await askShell(text, parse, {path, call: tools.call})
  if (verdict.status !== 'unproven') cache.set(key, verdict)
  return verdict
}

async function askShell(
  {code, language}: ShellText,
  parse: ShellParse,
  {path, call}: {readonly path: string | undefined; readonly call: Tools['call']},
): Promise<Verdict> {
  if (path === undefined)
    return {status: 'unproven', reason: `the parser is not sure, and there is no ${language} here`}
  const args = language === 'bash' ? ['--noprofile', '--norc', '-n'] : ['-n']
  const {exitCode, stderr} = await call({path, args, input: code, timeoutMs: 10_000})
  if (exitCode === undefined) return {status: 'unproven', reason: `${language} gave no answer in 10 s`}
  // A here-document without end is only a warning to bash, and never what an author meant.
  const isOpen = /here-document .*delimited by end-of-file/.test(stderr)
  if (exitCode === 0 && !isOpen) return accepted
  if (parse.kind === 'refused')
    return {status: 'refused', offset: parse.offset, message: describe(parse.message)}
  const [, line, message] = /line (\d+): (.*)/.exec(stderr) ?? []
  return {
    status: 'refused',
    offset: startOfLine(code, Number(line ?? 1)),
    message: describe(message ?? 'it cannot be read'),
  }
}

function describe(message: string): string {
  return `The shell refuses the block: ${message.replace(/[.\s]*$/, '')}.`
}
