import {formatDuration} from '../../model/format-duration.ts'
import type {Fence, Role, Step} from '../../model/runbook.ts'
import {unifiedDiff} from './unified-diff.ts'

/** Something of a step that is written otherwise today. */
export type StepChange =
  | {readonly kind: 'attribute'; readonly name: string; readonly before: string; readonly after: string}
  | {readonly kind: 'text'; readonly name: Role | 'prose'; readonly diff: readonly string[]}

/** What counts for a step's digest and differs between the run's text and today's. */
export function compareStep(before: Step, after: Step): readonly StepChange[] {
  return [
    ...compareAttributes(attributesOf(before), attributesOf(after), ''),
    ...(['run', 'verify', 'expect', 'rollback'] as const).flatMap((role) =>
      compareFences(role, before[role], after[role]),
    ),
    ...compareTexts('prose', proseOf(before), proseOf(after)),
  ]
}

type Attributes = Readonly<Record<string, string | undefined>>

function attributesOf({kind, risk, timeoutMs, retry, everyMs, graceMs, needs, when}: Step): Attributes {
  return {
    kind,
    risk,
    timeout: formatDuration(timeoutMs),
    retry: String(retry),
    every: formatDuration(everyMs),
    grace: formatDuration(graceMs),
    needs: needs.join(','),
    when: when && `${when.name}${when.equals ? '=' : '!='}${when.value}`,
  }
}

/** Attributes of a fence are compared as they count, so `60s` and `1m` are the same. */
function fenceAttributes(fence: Fence | undefined): Attributes {
  if (!fence) return {}
  const {
    place: _place,
    codeLine: _line,
    meta: _meta,
    step: _step,
    role: _role,
    code: _code,
    ...counts
  } = fence
  return Object.fromEntries(
    Object.entries(counts).map(([name, value]) =>
      name.endsWith('Ms') ? [name.slice(0, -2), formatDuration(Number(value))] : [name, String(value)],
    ),
  )
}

function compareFences(
  role: Role,
  before: Fence | undefined,
  after: Fence | undefined,
): readonly StepChange[] {
  const attributes = before && after ? [fenceAttributes(before), fenceAttributes(after)] : [{}, {}]
  return [
    ...compareAttributes(attributes[0]!, attributes[1]!, `${role} `),
    ...compareTexts(role, before?.code, after?.code),
  ]
}

function compareAttributes(before: Attributes, after: Attributes, prefix: string): readonly StepChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name): StepChange[] =>
    (before[name] ?? '') === (after[name] ?? '')
      ? []
      : [
          {
            kind: 'attribute',
            name: `${prefix}${name}`,
            before: before[name] || 'none',
            after: after[name] || 'none',
          },
        ],
  )
}

/** Only the reader of a manual step acts upon its prose. */
function proseOf({kind, prose}: Step): string | undefined {
  return kind === 'manual' ? prose : undefined
}

function compareTexts(
  name: Role | 'prose',
  before: string | undefined,
  after: string | undefined,
): readonly StepChange[] {
  if (before === after) return []
  if (before === undefined) return [{kind: 'text', name, diff: after!.split('\n').map((line) => `+${line}`)}]
  if (after === undefined) return [{kind: 'text', name, diff: before.split('\n').map((line) => `-${line}`)}]
  return [{kind: 'text', name, diff: unifiedDiff(before, after)}]
}
