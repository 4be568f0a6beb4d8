/** What exists in the project: pages are held against it. */
export interface ProjectFacts {
  readonly npmScripts: ReadonlySet<string>
  /** Commands of the CLI, each with its long options. */
  readonly commands: ReadonlyMap<string, ReadonlySet<string>>
  /** Ids of the runbooks, each with the ids of its steps. */
  readonly runbooks: ReadonlyMap<string, ReadonlySet<string>>
  readonly environments: ReadonlySet<string>
  /** True when a file or folder of this path is in the repository. */
  readonly pathExists: (path: string) => boolean
}
