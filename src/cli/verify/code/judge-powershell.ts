import * as z from 'zod'
import {accepted, type Verdict} from '../../../runbook-to-problems/code/verdict.ts'
import type {Tools} from './tools.ts'

/** Parses each text of a list and executes none. */
const program = `$answers = foreach ($code in ([Console]::In.ReadToEnd() | ConvertFrom-Json)) {
  $tokens = $null; $errors = $null
  [void][System.Management.Automation.Language.Parser]::ParseInput($code, [ref]$tokens, [ref]$errors)
  if ($errors.Count -eq 0) { @{ offset = -1; message = '' } }
  else { @{ offset = $errors[0].Extent.StartOffset; message = $errors[0].Message } }
}
ConvertTo-Json -Compress -InputObject @($answers)`

const answersSchema = z.array(z.object({offset: z.number(), message: z.string()}))

/** The parser itself opens what these name. */
const opens = /^\s*(?:using\s+(?:module|assembly)|configuration\s+\w+)\b/im

/** Verdicts of the machine's own PowerShell on all blocks, in one process. */
export async function judgePowershell(
  codes: readonly string[],
  {find, call}: Tools,
): Promise<readonly Verdict[]> {
  const path = find('pwsh')
  if (path === undefined) return codes.map(() => ({status: 'unproven', reason: 'there is no pwsh here'}))
  const safe = codes.filter((code) => !opens.test(code))
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', program]
  const {exitCode, stdout} = await call({path, args, input: JSON.stringify(safe), timeoutMs: 60_000})
  const answers = exitCode === 0 ? readAnswers(stdout) : undefined
  return codes.map((code) => {
    if (opens.test(code))
      return {status: 'unproven', reason: 'it names files that the parser itself would open'}
    const answer = answers?.[safe.indexOf(code)]
    if (!answer) return {status: 'unproven', reason: 'pwsh gave no answer'}
    const {offset, message} = answer
    return offset < 0
      ? accepted
      : {status: 'refused', offset, message: `PowerShell refuses the block: ${message}`}
  })
}

function readAnswers(stdout: string): z.output<typeof answersSchema> | undefined {
  try {
    return answersSchema.safeParse(JSON.parse(stdout)).data
  } catch {
    // Not JSON: an answer that cannot be read is none.
    return undefined
  }
}
