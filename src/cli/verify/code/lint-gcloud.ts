import {mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import * as z from 'zod'
import type {GcloudAnswer} from '../../../runbook-to-problems/gcloud/gcloud-answer.ts'
import {type AnswerCache, questionKey} from './answer-cache.ts'
import {linterProgram} from './linter-program.ts'
import type {Tools} from './tools.ts'

/** The linter's exit status is always 0: only its answers count. Its tree of arguments has random ids and is left out. */
const lintSchema = z.record(
  z.string(),
  z.array(
    z.object({success: z.boolean(), error_message: z.string().nullable(), error_type: z.string().nullable()}),
  ),
)
const answerSchema = z.union([
  z.strictObject({kind: z.enum(['accepted', 'unknown'])}),
  z.strictObject({kind: z.literal('refused'), message: z.string()}),
])

/** gcloud as it is installed here. */
export interface InstalledGcloud {
  readonly path: string
  /** ex: `528.0.0` */
  readonly version: string
}

/** Finds gcloud and its version without starting it; undefined where there is none. */
export async function findGcloud({find, call}: Tools): Promise<InstalledGcloud | undefined> {
  const path = find('gcloud')
  if (path === undefined) return undefined
  const version = readVersionFile(path) ?? (await askVersion(path, call))
  return version === undefined ? undefined : {path, version}
}

function readVersionFile(path: string): string | undefined {
  try {
    const text = readFileSync(join(realpathSync(path), '../../VERSION'), 'utf8').trim()
    return /^\d+(?:\.\d+)+$/.test(text) ? text : undefined
  } catch {
    // Another layout: then gcloud itself is asked.
    return undefined
  }
}

async function askVersion(path: string, call: Tools['call']): Promise<string | undefined> {
  const {stdout} = await call({path, args: ['--version'], timeoutMs: 20_000})
  return /Google Cloud SDK (\d+(?:\.\d+)+)/.exec(stdout)?.[1]
}

/** What gcloud's own parser says about each text: one process for all that the cache does not know. */
export async function lintGcloud(
  texts: readonly string[],
  {path, version}: InstalledGcloud,
  {cache, tools}: {readonly cache: AnswerCache; readonly tools: Tools},
): Promise<ReadonlyMap<string, GcloudAnswer>> {
  const answers = new Map<string, GcloudAnswer>()
  const keyOf = (text: string) => questionKey('gcloud', version, text)
  for (const text of new Set(texts)) {
    const known = answerSchema.safeParse(cache.get(keyOf(text)))
    if (known.success) answers.set(text, known.data)
  }
  const unknown = [...new Set(texts)].filter((text) => !answers.has(text))
  if (unknown.length === 0) return answers
  const found = await askLinter(unknown, path, tools)
  for (const [index, text] of unknown.entries()) {
    const answer = found[index] ?? {kind: 'unknown' as const}
    answers.set(text, answer)
    if (found[index]) cache.set(keyOf(text), answer)
  }
  return answers
}

async function askLinter(
  texts: readonly string[],
  path: string,
  tools: Tools,
): Promise<readonly (GcloudAnswer | undefined)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-lint-'))
  try {
    // Ids count from 1: the linter takes 0 for none.
    const commands = texts.map((text, index) => ({command_string: text, id: index + 1}))
    writeFileSync(join(folder, commandsFile), JSON.stringify(commands), {mode: 0o600})
    writeFileSync(join(folder, programFile), linterProgram, {mode: 0o600})
    const asked = {path, folder, count: texts.length, tools}
    return (
      (await askOnce(asked, [commandsFile], {CLOUDSDK_PYTHON_ARGS: programFile})) ??
      // An SDK of another layout: as gcloud itself does it.
      (await askOnce(asked, plainArgs)) ??
      []
    )
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

const commandsFile = 'commands.json'
const programFile = 'linter.py'
const plainArgs = ['meta', 'lint-gcloud-commands', `--commands-file=${commandsFile}`, '--serialize']

interface Asked {
  readonly path: string
  readonly folder: string
  readonly count: number
  readonly tools: Tools
}

/** The answers in the order of the commands; undefined when what was printed holds none. */
async function askOnce(
  {path, folder, count, tools}: Asked,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<readonly (GcloudAnswer | undefined)[] | undefined> {
  const {stdout} = await tools.call({
    path,
    args,
    cwd: folder,
    env: {...offline(folder), ...env},
    timeoutMs: 60_000 + count * 2000,
  })
  const parsed = lintSchema.safeParse(readJson(stdout))
  return parsed.data && Array.from({length: count}, (_, index) => toAnswer(parsed.data[index + 1]?.[0]))
}

/** An empty configuration: no account, no project and no property of the caller can change an answer. */
function offline(folder: string): Readonly<Record<string, string>> {
  return {
    CLOUDSDK_CONFIG: join(folder, 'config'),
    CLOUDSDK_AUTH_DISABLE_CREDENTIALS: 'true',
    CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
    CLOUDSDK_CORE_DISABLE_FILE_LOGGING: 'true',
    CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
    CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
  }
}

function readJson(stdout: string): unknown {
  try {
    return JSON.parse(stdout.slice(stdout.indexOf('{')))
  } catch {
    // No answer that can be read is no answer.
    return undefined
  }
}

type Linted = z.output<typeof lintSchema>[string][number]

function toAnswer(linted: Linted | undefined): GcloudAnswer | undefined {
  if (!linted) return undefined
  if (linted.success) return {kind: 'accepted'}
  if (linted.error_type === 'CommandValidationError' || linted.error_message === null)
    return {kind: 'unknown'}
  return {kind: 'refused', message: linted.error_message}
}
