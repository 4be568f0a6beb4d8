/** What exists in a world: a sorted path for each thing, with its value as text. ex: `secrets/DATABASE_URL/versions/1` -> `ENABLED` */
export type Inventory = Readonly<Record<string, string>>

/** One thing that is there, gone or different. */
export interface InventoryChange {
  readonly path: string
  /** Absent: it was not there. */
  readonly before?: string
  /** Absent: it is gone. */
  readonly after?: string
}

/** Something that a rollback cannot take back, as the page says it. */
export interface Leftover {
  /** A path of the inventory; `*` stands for any text without a slash, `**` for any text. */
  readonly what: string
  readonly why: string
}
