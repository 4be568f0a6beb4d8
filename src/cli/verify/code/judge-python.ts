import * as z from 'zod'
import {accepted, type Verdict} from '../../../runbook-to-problems/code/verdict.ts'
import {fromCharacters, startOfLine} from './offsets.ts'
import type {Tools} from './tools.ts'

/** Compiles each text of a list and executes none; `-I -S` keeps site packages and the environment out. */
const program = `import json, sys
answers = []
for code in json.load(sys.stdin):
    try:
        compile(code, 'block', 'exec', dont_inherit=True)
        answers.append(None)
    except (SyntaxError, ValueError) as error:
        answers.append([getattr(error, 'lineno', 1) or 1, getattr(error, 'offset', 1) or 1, getattr(error, 'msg', str(error))])
    except (RecursionError, MemoryError):
        answers.append([0, 0, ''])
json.dump(answers, sys.stdout)
`

const answersSchema = z.array(z.tuple([z.number(), z.number(), z.string()]).nullable())

/** Verdicts of the machine's own Python on all blocks, in one process. */
export async function judgePython(
  codes: readonly string[],
  {find, call}: Tools,
): Promise<readonly Verdict[]> {
  const path = find('python3')
  if (path === undefined) return codes.map(() => ({status: 'unproven', reason: 'there is no python3 here'}))
  const args = ['-I', '-S', '-W', 'ignore', '-c', program]
  const {exitCode, stdout} = await call({path, args, input: JSON.stringify(codes), timeoutMs: 30_000})
  const parsed = exitCode === 0 ? answersSchema.safeParse(JSON.parse(stdout)) : undefined
  if (!parsed?.success) return codes.map(() => ({status: 'unproven', reason: 'python3 gave no answer'}))
  return codes.map((code, index) => toVerdict(code, parsed.data[index]))
}

function toVerdict(code: string, answer: readonly [number, number, string] | null | undefined): Verdict {
  if (!answer) return accepted
  const [line, column, message] = answer
  if (line === 0) return {status: 'unproven', reason: 'it is nested too deep'}
  const start = startOfLine(code, line)
  const offset = start + fromCharacters(code.slice(start), Math.max(0, column - 1))
  return {
    status: 'refused',
    offset: Math.min(offset, code.length),
    message: `Python refuses the block: ${message}.`,
  }
}
