import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type {Step} from '../../src/model/runbook.ts'

/** sha256 of a value's canonical JSON, hex: the order of keys does not count, absent fields do not either. */
export function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? '')))
}

/** Digest of what a step does. Title, section, prose of a command step and how durations are written do not count. */
export function digestStep(step: Omit<Step, 'digest'>): string {
  const {id, risk, timeoutMs, retry, everyMs, graceMs, needs, when} = step
  return digestOf({
    id,
    risk,
    attributes: {timeoutMs, retry, everyMs, graceMs, needs, when},
    fences: digestedFences(step),
    prose: step.kind === 'manual' ? step.prose : undefined,
  })
}

function digestedFences({run, verify, rollback, expect}: Omit<Step, 'digest'>): unknown[] {
  return [run, verify, rollback, expect]
    .filter((fence) => fence !== undefined)
    .map(
      ({
        place: _place,
        codeLine: _codeLine,
        meta: _meta,
        step: _step,
        language,
        role,
        code,
        ...attributes
      }) => ({
        language,
        role,
        code,
        attributes,
      }),
    )
}
