import {checkValue} from '../model/check-value.ts'
import type {PlannedStep} from '../model/plan.ts'
import {refuseSecret} from './check-secret.ts'
import type {RunContext} from './run-context.ts'

/** A capture is at most this long, so that the journal stays a journal. */
const maxCaptureBytes = 64 * 1024

/** What a step's standard output became, or why it cannot be kept. */
export type Kept =
  | {readonly ok: true; readonly captures: Record<string, string>}
  | {readonly ok: false; readonly reason: string}

/**
 * Keeps the run block's standard output under the name that `capture=` or `secret=` gives, last newlines off.
 * A secret stays in memory and is masked from now on.
 */
export function keepCapture(step: PlannedStep, stdout: Buffer, context: RunContext): Kept {
  const name = step.run?.capture ?? step.run?.secret
  if (name === undefined) return {ok: true, captures: {}}
  const text = decode(stdout)
  if (typeof text !== 'string') return refuse(`\`${name}\` cannot be captured: ${text.reason}`)
  if (step.run?.secret) return keepSecret(name, text, context)
  if (context.ports.masker.finds(text))
    return refuse(
      `\`${name}\` would store a secret in the journal; \`secret=${name}\` keeps it in memory only`,
    )
  const type = context.plan.datetimes.includes(name) ? 'datetime' : 'string'
  const checked = checkValue(text, {type, description: name})
  if (!checked.ok) return refuse(`\`${name}\` ${checked.reason}`)
  context.captures[name] = checked.value
  return {ok: true, captures: {[name]: checked.value}}
}

function keepSecret(name: string, text: string, context: RunContext): Kept {
  const refused = refuseSecret(text)
  if (refused !== undefined) return refuse(`secret \`${name}\` ${refused}`)
  context.ports.secrets.set(name, text)
  context.ports.masker.add(text)
  return {ok: true, captures: {}}
}

function decode(stdout: Buffer): string | {reason: string} {
  if (stdout.length > maxCaptureBytes) return {reason: `it is longer than ${maxCaptureBytes} bytes`}
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(stdout).replace(/\n+$/, '')
  } catch {
    return {reason: 'it is not UTF-8'}
  }
}

function refuse(reason: string): Kept {
  return {ok: false, reason}
}

/**
 * What the step's last attempt captured, for an end that its verify proves without running the block again;
 * `undefined` when that was lost: then the verify proves too little.
 */
export function capturedBefore(
  {run}: PlannedStep,
  {captures}: RunContext,
): Record<string, string> | undefined {
  if (run?.capture === undefined) return {}
  const value = captures[run.capture]
  return value === undefined ? undefined : {[run.capture]: value}
}
