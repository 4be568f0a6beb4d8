import {compareProblems, type Problem} from '../model/problem.ts'
import type {ProjectFacts} from './project-facts.ts'
import {readCode} from './read-code.ts'
import {codeRules} from './rules/index.ts'

/** Holds every name that a page shows in code against what exists: scripts, commands, steps, paths. */
export function verifyCode(markdown: string, file: string, facts: ProjectFacts): readonly Problem[] {
  return readCode(markdown, file)
    .flatMap((piece) => codeRules.flatMap((rule) => rule(piece, facts)))
    .sort(compareProblems)
}
