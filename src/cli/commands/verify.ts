import {relative, resolve} from 'node:path'
import {exitCodes} from '../../model/exit-codes.ts'
import type {Problem} from '../../model/problem.ts'
import type {RuleText} from '../../runbook-to-problems/rule.ts'
import type {CliIo} from '../io.ts'
import {createPaint} from '../terminal/paint.ts'
import {digestProgram} from '../verify/cache.ts'
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
import {addProblems, joinVerdicts, type NamedVerdict, type Verification} from '../verify/verification.ts'
import {verifySite} from '../verify/verify-site.ts'
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
  /** Ask external addresses whether they answer. */
  readonly online?: boolean
  /** Check the built site as well. */
  readonly site?: boolean
}

/** `runbook verify`: holds pages and data against every rule, and executes nothing of what they say. */
export async function verifyCommand(
  paths: readonly string[],
  request: VerifyRequest,
  io: CliIo,
): Promise<number> {
  if (request.explain !== undefined) {
    io.out(explainRule(request.explain, await readRules()))
    return exitCodes.done
  }
  const verification = await verifyAll(paths, request, io)
  io.out(
    request.suppressions
      ? renderSuppressions(verification, request.format)
      : await render(verification, request, io),
  )
  return verification.totals.errors > 0 && !request.suppressions ? exitCodes.problems : exitCodes.done
}

async function verifyAll(
  paths: readonly string[],
  {release, online, site}: VerifyRequest,
  io: CliIo,
): Promise<Verification> {
  const options = {
    today: new Date().toISOString().slice(0, 10),
    isRelease: release ?? false,
    program: digestProgram(io.self.at(-1)!),
    tools: openTools(io.env),
    ...(online && {askOnline: (await import('../verify/ask-online.ts')).askOnline}),
  }
  const verdicts: NamedVerdict[] = []
  for (const target of findTargets(paths, io.cwd)) {
    const rename = (file: string) => relative(io.cwd, resolve(target.root, file)).replaceAll('\\', '/')
    const found = await verifyTarget(target, options)
    verdicts.push(...[...found].map(([file, verdict]) => ({file, verdict, rename})))
  }
  const verification = joinVerdicts(verdicts)
  return site ? addProblems(verification, await verifySite(io)) : verification
}

/** The rules bring schemas and parsers with them: a check that the cache answers needs none. */
async function readRules(): Promise<readonly RuleText[]> {
  return (await import('../../runbook-to-problems/rules/index.ts')).allRules
}

/** The version of package.json, put in by the bundler. */
declare const VERSION: string

async function render(
  verification: Verification,
  {format, notes}: VerifyRequest,
  io: CliIo,
): Promise<string> {
  switch (format) {
    case 'json':
      return renderJson(verification)
    case 'sarif':
      return renderSarif(verification, {rules: await readRules(), version: VERSION})
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
