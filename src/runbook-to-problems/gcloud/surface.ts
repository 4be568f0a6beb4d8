import surface from './surface.json'

/** What an option takes: nothing, anything, a whole number, a time such as `10m`, or one of these. */
export type FlagKind = 'bool' | 'value' | 'int' | 'duration' | readonly string[]

/** One command of gcloud, as its own parser describes it. */
export interface SurfaceCommand {
  readonly positionals: readonly string[]
  /** How many of the positionals must be given. */
  readonly required: number
  /** True when more words than positionals may be given. */
  readonly isOpen: boolean
  readonly flags: Readonly<Record<string, FlagKind>>
  readonly requiredFlags: readonly string[]
}

/** The commands of gcloud that our pages use; scripts/make-gcloud-surface.mjs writes it. */
export interface Surface {
  readonly sdk: string
  readonly global: Readonly<Record<string, FlagKind>>
  /** Names below each group on the way to a command; the key is the group's path. */
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly commands: Readonly<Record<string, SurfaceCommand>>
}

export const gcloudSurface = surface as unknown as Surface
