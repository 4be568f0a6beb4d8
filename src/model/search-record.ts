/** What a search can find: a runbook, one of its steps, a page, a section of a page, or a task of the plan. */
export type SearchKind = 'runbook' | 'step' | 'page' | 'section' | 'task'

/** One place of the site that a search can lead to. */
export interface SearchRecord {
  /** Route with its anchor, without the site's base URL. */
  readonly url: string
  readonly kind: SearchKind
  readonly title: string
  /** Title of the page that it is on; the title itself for a page. */
  readonly page: string
  /** Alerts, symptoms, systems, keywords: words by which people look for it. */
  readonly keys: readonly string[]
  /** How readers ask for it who do not know our words; shown nowhere. */
  readonly asked: readonly string[]
  /** Names of the alerts that lead here; they are among the keys. */
  readonly alerts: readonly string[]
  /** What is explained here: options, variables, rules, inputs. ex: `--unreviewed`, `BASE_URL` */
  readonly names: readonly string[]
  readonly text: string
  /** Commands, as they are written; of a step those that do its work. */
  readonly code: string
  /** The commands of a step's check and way back. */
  readonly checks: string
}
