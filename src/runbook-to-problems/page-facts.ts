import type {Condition, Fence, Runbook, Step} from '../model/runbook.ts'
import {findCalls, findForeignIds, isAssembled} from './links/foreign-ids.ts'
import type {Page} from './page.ts'

/** What other pages may ask of a page. */
export interface PageFacts {
  readonly file: string
  /** Where the site shows it; absent for a page that is not of the site. */
  readonly route?: string
  /** Every id that a link may name after `#`. */
  readonly ids: readonly string[]
  /** Ids of its steps, in order; empty for a page that is no runbook. */
  readonly steps: readonly Step['id'][]
  /** What it asks the operator for. */
  readonly inputs: Runbook['inputs']
  /** Names under which its steps keep their output. */
  readonly captures: readonly string[]
  /** What its steps depend on, each once for a step. */
  readonly conditions: readonly Condition[]
  /** Names that its code gives to what it makes, ex: the `displayName` of an alert. */
  readonly displayNames: readonly string[]
  readonly fences: readonly Pick<Fence, 'language' | 'meta' | 'code'>[]
  /** Ids that another generator may make of it. */
  readonly foreignIds?: readonly string[]
  /** What its headings call, without the brackets, ex: `System.exit` of `### System.exit(code)` */
  readonly calls?: readonly string[]
  /** True where a generator shows it with text of other files, so that its ids are not all known. */
  readonly isAssembled?: true
}

/** Tells what other pages may ask of this one. */
export function describePage({file, route, ids, runbook, stepIds, text}: Page): PageFacts {
  const foreignIds = findForeignIds(text)
  const calls = findCalls(text)
  return {
    file,
    ...(route !== undefined && {route}),
    ids: [...ids],
    steps: stepIds,
    inputs: runbook.inputs,
    captures: runbook.steps.flatMap(({run}) => run?.capture ?? run?.secret ?? []),
    conditions: runbook.steps.flatMap(({when}) => when ?? []),
    displayNames: findDisplayNames(runbook.fences),
    fences: runbook.fences.map(({language, meta, code}) => ({language, meta, code})),
    ...(foreignIds.length > 0 && {foreignIds}),
    ...(calls.length > 0 && {calls}),
    ...(isAssembled(text, file) && {isAssembled: true}),
  }
}

/** ex: `"displayName": "High Error Rate"` in a policy */
export function findDisplayNames(fences: readonly Pick<Fence, 'code'>[]): readonly string[] {
  return fences.flatMap(({code}) => [...code.matchAll(/"displayName": "([^"$]+)"/g)].map(([, name]) => name!))
}
