import type {SqlName} from './read-sql-names.ts'

/** Words that PostgreSQL takes for a column only in double quotes. */
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date
  current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from
  grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing
  primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic
  when where window with`.split(/\s+/),
)

/** A name in double quotes that needs none. ex: `status = "done"`, where a text was meant */
export interface QuotedColumn {
  readonly name: string
  readonly start: number
}

/** Columns in double quotes that PostgreSQL would know without: what was meant is mostly a text. */
export function findQuotedColumns(code: string, names: readonly SqlName[]): readonly QuotedColumn[] {
  return names.flatMap(({kind, name, start}) =>
    kind === 'column' &&
    code.startsWith(`"${name}"`, start) &&
    (isText(code, name, start) || (/^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name)))
      ? [{name, start}]
      : [],
  )
}

/** ex: `current_setting("runbook.user")`, `= "on"`: a setting's name and a switch are texts */
function isText(code: string, name: string, start: number): boolean {
  const before = code.slice(0, start)
  return (
    /\b(?:current_setting|set_config|to_reg[a-z]+)\s*\(\s*$/i.test(before) ||
    (/^(?:on|off|true|false)$/.test(name) && /[=>]\s*$/.test(before))
  )
}
