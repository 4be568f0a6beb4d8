type Entries = readonly Readonly<Record<string, unknown>>[]

/** What the files of docs/_data hold, as far as it is right. */
export interface ShownData {
  readonly sla: Readonly<Record<string, unknown>>
  readonly contacts: Readonly<Record<string, unknown>>
}

/** The names that pages may give to the components that show data, by component. The site makes them of the same data. */
export function shownNames({sla, contacts}: ShownData): ReadonlyMap<string, readonly string[]> {
  const ids = (list: unknown, key = 'id') =>
    (Array.isArray(list) ? (list as Entries) : []).map((one) => String(one[key]))
  const metrics = ids(sla.metrics)
  const severities = ids(contacts.severities)
  const figures = [
    ...['promise', 'ceiling', 'ceiling.product', 'budget.days'],
    ...metrics.flatMap((id) => [`sla.${id}`, `sample.${id}`]),
    ...ids(sla.terms).map((id) => `term.${id}`),
    ...ids(contacts.times).map((id) => `time.${id}`),
    ...ids(contacts.escalation, 'to').map((to) => `escalation.${to}`),
    ...severities.flatMap((id) => [`${id}.acknowledge`, `${id}.update`]),
  ]
  const tables = [
    ...['roles', 'channels', 'severities', 'escalation', 'dependencies', 'budget', 'terms'],
    ...['budget-policy', 'components', 'corrections', 'drills'],
  ]
  return new Map([
    ['Figure', figures],
    ['DataTable', tables],
    ['MeasuredHistory', metrics],
  ])
}
