import type {Problem} from '../../model/problem.ts'
import type {ProjectFacts} from '../project-facts.ts'
import type {CodePiece} from '../read-code.ts'
import {npmScriptMissing} from './npm-script-missing.ts'
import {repositoryPathMissing} from './repository-path-missing.ts'
import {runbookCommandWrong} from './runbook-command-wrong.ts'

/** A rule about one piece of code that a page shows. */
export type CodeRule = (piece: CodePiece, facts: ProjectFacts) => readonly Problem[]

/** The list is the policy. */
export const codeRules: readonly CodeRule[] = [npmScriptMissing, repositoryPathMissing, runbookCommandWrong]
