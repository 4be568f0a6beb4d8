import type {Place} from '../model/place.ts'
import type {Severity} from '../model/problem.ts'
import type {DataFile} from './data-file.ts'
import type {Facts} from './facts.ts'
import type {Page} from './page.ts'

/** What a rule says of itself: `runbook verify --explain` prints it, and its examples are its test. */
export interface RuleText {
  /** Stable: suppressions and reports hang on it. */
  readonly id: string
  /** Of a finding that names none of its own. */
  readonly severity: Severity
  /** What it asks of an author, in one sentence. */
  readonly asks: string
  /** Why it asks: what happens at 3 a.m. when it does not hold. */
  readonly explain: string
  /** The smallest text that breaks it. */
  readonly wrong: string
  /** The same text, mended. */
  readonly right: string
  /** Path of the examples where it matters; `runbooks/example.md` by default. */
  readonly file?: string
  /** Path of the wrong example where the path is what is wrong. */
  readonly wrongFile?: string
}

/** A Problem as a rule finds it: the frame adds the rule's id, and its severity where there is none. */
export interface Finding {
  /** What, where and what was received. */
  readonly message: string
  /** One imperative sentence, with the corrected text when it is known. */
  readonly hint: string
  readonly place: Place
  readonly severity?: Severity
}

/** A rule about one page. Pure: what is around the page comes as facts. */
export interface PageRule extends RuleText {
  readonly check: (page: Page, facts: Facts) => readonly Finding[]
}

/** A rule about one data file. */
export interface DataRule extends RuleText {
  readonly checkData: (data: DataFile, facts: Facts) => readonly Finding[]
}
