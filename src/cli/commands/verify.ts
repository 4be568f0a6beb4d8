import {relative, resolve} from 'node:path'
import {exitCodes} from '../../model/exit-codes.ts'
import type {Problem} from '../../model/problem.ts'
import {allRules} from '../../runbook-to-problems/rules/index.ts'
import type {CliIo} from '../io.ts'
import {createPaint} from '../terminal/paint.ts'
import {openTools} from '../verify/code/tools.ts'
import {explainRule} from '../verify/explain-rule.ts'
import {findTargets} from '../verify/find-targets.ts'
import {renderGithub} from '../verify/formats/render-github.ts'
import {renderJson} from '../verify/formats/render-json.ts'
import {renderJunit} from '../verify/formats/render-junit.ts'
import {renderSarif} from '../verify/formats/render-sarif.ts'
import {renderSuppressions} from '../verify/formats/render-suppressions.ts'
import {renderText} from '../verify/formats/render-text.ts'
import {readSource} from '../verify/source-file.ts'
import {joinVerdicts, type NamedVerdict, type Verification} from '../verify/verification.ts'
import {verifyTarget} from '../verify/verify-target.ts'

/** Options of `runbook verify`. */
export interface VerifyRequest {
  readonly format: 'text' | 'json' | 'sarif' | 'junit' | 'github'
  /** A rule to explain; nothing is checked then. */
  readonly explain?: string
  /** List what keeps Problems back, and why. */
  readonly suppressions?: boolean
  /** Print notes as well, in the format text. */
  readonly notes?: boolean
  /** What is still to be filled in is an error. */
  readonly release?: boolean
}

/** `runbook verify`: holds pages and data against every rule, and executes nothing of what they say. */
export async function verifyCommand(
  paths: readonly string[],
  request: VerifyRequest,
  io: CliIo,
): Promise<number> {
  if (request.explain !== undefined) {
    io.out(explainRule(request.explain, allRules))
    return exitCodes.done
  }
  const circumstances = {today: new Date().toISOString().slice(0, 10), isRelease: request.release ?? false}
  const tools = openTools(io.env)
  const verdicts: NamedVerdict[] = []
  for (const target of findTargets(paths, io.cwd)) {
    const rename = (file: string) => relative(io.cwd, resolve(target.root, file)).replaceAll('\\', '/')
    const found = await verifyTarget(target, circumstances, tools)
    verdicts.push(...[...found].map(([file, verdict]) => ({file, verdict, rename})))
  }
  const verification = joinVerdicts(verdicts)
  io.out(
    request.suppressions
      ? renderSuppressions(verification, request.format)
      : render(verification, request, io),
  )
  return verification.totals.errors > 0 && !request.suppressions ? exitCodes.problems : exitCodes.done
}

/** The version of package.json, put in by the bundler. */
declare const VERSION: string

function render(verification: Verification, {format, notes}: VerifyRequest, io: CliIo): string {
  switch (format) {
    case 'json':
      return renderJson(verification)
    case 'sarif':
      return renderSarif(verification, {rules: allRules, version: VERSION})
    case 'junit':
      return renderJunit(verification)
    case 'github':
      return renderGithub(verification)
    case 'text':
      return renderText(verification, {
        paint: createPaint(io.useColour),
        columns: io.columns,
        showsNotes: notes ?? false,
        lineAt: sourceLines(io.cwd),
      })
  }
}

/** The line of a place; a file is read once. */
function sourceLines(cwd: string): (place: Problem['place']) => string | undefined {
  const files = new Map<string, readonly string[]>()
  return ({file, line}) => {
    const lines =
      files.get(file) ??
      readSource(cwd, file)
        .text.replace(/^\uFEFF/, '')
        .split(/\r\n|\r|\n/)
    files.set(file, lines)
    return lines[line - 1]
  }
}
