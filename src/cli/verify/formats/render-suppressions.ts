import type {Verification} from '../verification.ts'

/** Every comment that keeps a Problem back, with its reason. */
export function renderSuppressions({suppressions}: Verification, format: string): string {
  const listed = suppressions.map(({rule, reason, place}) => ({rule, reason, place}))
  if (format === 'json') return `${JSON.stringify({version: 1, suppressions: listed}, undefined, 2)}\n`
  if (listed.length === 0) return 'Nothing is suppressed.\n'
  return listed
    .map(({rule, reason, place}) => `${place.file}:${place.line} ${rule}: ${reason || '(no reason)'}\n`)
    .join('')
}
