import type {Tools} from './tools.ts'

/** ex: `gcloud 528.0.0, PostgreSQL 15.18 (system)` */
export function renderTools({gcloud, postgres, curl}: Tools): string {
  return [`gcloud ${gcloud}`, `PostgreSQL ${postgres}`, ...(curl ? [`curl ${curl}`] : [])].join(', ')
}
