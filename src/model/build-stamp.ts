/** Which build a page belongs to: a copy that is read offline may be old. */
export interface BuildStamp {
  /** When the build was made, ISO in UTC. */
  readonly builtAt: string
  /** Commit of the working copy; absent outside of a repository. */
  readonly commit?: string
  /** True when files had changes that were not committed. */
  readonly dirty?: boolean
}
