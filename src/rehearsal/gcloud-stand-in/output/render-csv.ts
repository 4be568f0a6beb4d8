/** Lines of comma-separated values, quoted where gcloud quotes them. */
export function renderCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoteField).join(',')}\n`).join('')
}

function quoteField(field: string): string {
  return /[;",\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
