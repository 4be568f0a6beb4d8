/** One finding of `runbook doctor`. */
export interface Check {
  /** What was looked at, ex: `bash`. */
  readonly name: string
  /** `missing` keeps a runbook from running; `warning` costs something, which the detail says. */
  readonly status: 'ok' | 'missing' | 'warning'
  /** What is there, ex: `5.2.15`, or what is not and who needs it. */
  readonly detail: string
  /** How to get it. */
  readonly hint?: string
}

/** One line per finding. ex: `miss curl  needed by disaster-recovery; Install it …` */
export function renderCheck({name, status, detail, hint}: Check): string {
  const label = {ok: 'ok  ', missing: 'miss', warning: 'warn'}[status]
  return `${label} ${name}  ${detail}${hint === undefined ? '' : `; ${hint}`}\n`
}
