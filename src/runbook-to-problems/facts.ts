import type {PageFacts} from './page-facts.ts'
import type {RepositoryFacts} from './repository.ts'
import type {Vocabulary} from './vocabulary.ts'

/** What exists around a page: pages are held against it. Plain values, so that equal facts have equal digests. */
export interface Facts {
  /** Every file and folder below the root, by path with forward slashes; upper and lower case count. */
  readonly paths: ReadonlySet<string>
  /** Every page that a link may lead to, by file. */
  readonly pages: ReadonlyMap<string, PageFacts>
  /** Absent around a stranger's Markdown, whose scripts and site we do not know. */
  readonly project?: ProjectFacts
  /** Around a stranger's Markdown; absent in a project of ours. */
  readonly repository?: RepositoryFacts
  /** Day of the check, ex: 2027-02-01. */
  readonly today: string
  /** True with `--release`: what is still to be filled in is an error. */
  readonly isRelease: boolean
  /** Why an external address did not answer, by address; empty without `--online`. */
  readonly unreachable: ReadonlyMap<string, string>
}

/** What a project of ours has besides its pages. */
export interface ProjectFacts {
  /** Scripts of package.json, each with the command that it starts. */
  readonly npmScripts: ReadonlyMap<string, string>
  /** Commands of the CLI, each with its long options. */
  readonly commands: ReadonlyMap<string, ReadonlySet<string>>
  /** Environments that have a file, each with the names of its values and secrets. */
  readonly environments: ReadonlyMap<string, ReadonlySet<string>>
  /** Ids of the roles in docs/_data/contacts.yaml. */
  readonly contacts: ReadonlySet<string>
  /** Severities that the contacts explain. */
  readonly severities: ReadonlySet<string>
  /** Numbers of the tasks in docs/_data/plan.yaml. */
  readonly tasks: ReadonlySet<number>
  /** Day of the last passed rehearsal on this machine, by runbook. ex: 2026-02-11 */
  readonly rehearsals: ReadonlyMap<string, string>
  /** Routes that no page of Markdown makes, ex: `/runbooks`. */
  readonly routes: ReadonlySet<string>
  /** Scenarios that the loopback world knows, each with the inputs that its environment has to give. */
  readonly scenarios: ReadonlyMap<string, readonly string[]>
  /** Names that the components of its pages may show, by component; empty where it has no data. */
  readonly shown: ReadonlyMap<string, readonly string[]>
  /** Words that its pages write. */
  readonly vocabulary: Vocabulary
}
